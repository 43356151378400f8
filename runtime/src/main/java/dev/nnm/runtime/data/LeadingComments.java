package dev.nnm.runtime.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The lines before the first row of a CSV file that tell of the file: they start with {@code #} and have another number
 * of columns than the row. Any other line that starts so is a row, as its first field may be a text or a class.
 */
final class LeadingComments {

    private LeadingComments() {}

    /** Takes comments off the beginning of a file; the rows that had to be read to tell what they are. */
    static List<CsvRecord> skip(Iterator<CsvRecord> records) {
        Deque<CsvRecord> read = new ArrayDeque<>();
        while (records.hasNext() && (read.isEmpty() || isMarked(read.getLast()))) {
            read.add(records.next());
        }
        while (!read.isEmpty()
                && read.getFirst().getFieldCount() != read.getLast().getFieldCount()) {
            read.removeFirst();
        }
        return List.copyOf(read);
    }

    private static boolean isMarked(CsvRecord record) {
        return record.getField(0).startsWith("#");
    }
}
