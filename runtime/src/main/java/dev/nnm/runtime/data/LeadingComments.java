package dev.nnm.runtime.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The lines before the first row of a CSV file that tell of the file: they start with {@code #}. One with as many
 * columns as the row may be a header behind the {@code #}, as NumPy writes it, or an example whose first field is a
 * text or a class.
 */
final class LeadingComments {

    private static final String MARK = "#";

    private LeadingComments() {}

    /** Takes comments off the beginning of a file; the rows that had to be read to tell what they are. */
    static List<CsvRecord> skip(Iterator<CsvRecord> records, ColumnFinder columns) {
        Deque<CsvRecord> read = new ArrayDeque<>();
        while (records.hasNext() && (read.isEmpty() || isMarked(read.getLast()))) {
            read.add(records.next());
        }
        if (!read.isEmpty() && columns.isHeader(stripped(read.getLast()))) {
            return List.of(read.getLast());
        }
        while (!read.isEmpty() && isComment(read.getFirst(), read.getLast(), columns)) {
            read.removeFirst();
        }
        return List.copyOf(read);
    }

    /** The fields of the first row: without the mark, if only that makes them a header. */
    static List<String> fields(CsvRecord first, ColumnFinder columns) {
        return isMarked(first) && columns.isHeader(unmarked(first)) ? unmarked(first) : stripped(first);
    }

    private static boolean isComment(CsvRecord record, CsvRecord row, ColumnFinder columns) {
        return isMarked(record)
                && (record.getFieldCount() != row.getFieldCount()
                        || !(columns.isHeader(unmarked(record)) || columns.isExample(stripped(record))));
    }

    private static boolean isMarked(CsvRecord record) {
        return record.getField(0).startsWith(MARK);
    }

    private static List<String> unmarked(CsvRecord record) {
        List<String> fields = new ArrayList<>(stripped(record));
        fields.set(0, fields.get(0).substring(MARK.length()).strip());
        return fields;
    }

    private static List<String> stripped(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }
}
