package dev.nnm.teach.repl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a session knows: a program, and values at which it is looked at.
 *
 * @param entries the statements
 * @param values the elements of variables, row-major
 * @param file the file that was read last, by whose folder imports are found; or one in the current folder
 */
record Definitions(List<Entry> entries, Map<String, double[]> values, Path file) {

    Definitions {
        entries = List.copyOf(entries);
        values = Map.copyOf(values);
    }

    /** The text of the program. */
    String text() {
        return entries.stream().map(entry -> entry.text() + "\n").collect(Collectors.joining());
    }

    /** With more entries at the end, and without those whose names they define. */
    Definitions appended(List<Entry> more) {
        Set<String> names = Entry.namesOf(more);
        List<Entry> all = new ArrayList<>(
                entries.stream().filter(entry -> !entry.definesAny(names)).toList());
        all.addAll(more);
        return new Definitions(all, values, file);
    }

    /** With one entry in the place of the first whose name it defines; at the end if there is none. */
    Definitions replaced(Entry entry) {
        List<Entry> all = new ArrayList<>();
        boolean isIn = false;
        for (Entry old : entries) {
            if (!old.definesAny(Set.copyOf(entry.names()))) {
                all.add(old);
            } else if (!isIn) {
                all.add(entry);
                isIn = true;
            }
        }
        if (!isIn) {
            all.add(entry);
        }
        return new Definitions(all, values, file);
    }

    /** With the values of more variables. */
    Definitions at(Map<String, double[]> more) {
        Map<String, double[]> all = new HashMap<>(values);
        all.putAll(more);
        return new Definitions(entries, all, file);
    }

    Definitions inFolderOf(Path read) {
        return new Definitions(entries, values, read);
    }
}
