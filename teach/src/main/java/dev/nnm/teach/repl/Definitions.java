package dev.nnm.teach.repl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * @param loaded the files whose statements are among these, unless they were defined again
 */
record Definitions(List<Entry> entries, Map<String, double[]> values, Path file, Set<Path> loaded) {

    Definitions {
        entries = List.copyOf(entries);
        values = Map.copyOf(values);
        loaded = Set.copyOf(loaded);
    }

    /** Nothing yet. */
    static Definitions none(Path file) {
        return new Definitions(List.of(), Map.of(), file, Set.of());
    }

    /** The text of the program. */
    String text() {
        return entries.stream().map(Entry::lines).collect(Collectors.joining());
    }

    /** With more entries at the end, and without those whose names they define. */
    Definitions appended(List<Entry> more) {
        Set<String> names = Entry.namesOf(more);
        List<Entry> all = new ArrayList<>(
                entries.stream().filter(entry -> !entry.definesAny(names)).toList());
        more.forEach(entry -> all.add(inPlaceOfEarlier(entry)));
        return new Definitions(all, values, file, loaded);
    }

    /** With one entry in the place of the first whose name it defines; at the end if there is none. */
    Definitions replaced(Entry entry) {
        List<Entry> all = new ArrayList<>();
        boolean isIn = false;
        for (Entry old : entries) {
            if (!old.definesAny(Set.copyOf(entry.names()))) {
                all.add(old);
            } else if (!isIn) {
                all.add(inPlaceOfEarlier(entry));
                isIn = true;
            }
        }
        if (!isIn) {
            all.add(entry);
        }
        return new Definitions(all, values, file, loaded);
    }

    /** The comment over a name stays when it is defined again, unless the new definition has one. */
    private Entry inPlaceOfEarlier(Entry entry) {
        Set<String> names = Set.copyOf(entry.names());
        return entries.stream()
                .filter(old -> entry.comments().isBlank() && old.definesAny(names))
                .findFirst()
                .map(old -> entry.commented(old.comments(), ""))
                .orElse(entry);
    }

    /** With the values of more variables. */
    Definitions at(Map<String, double[]> more) {
        Map<String, double[]> all = new HashMap<>(values);
        all.putAll(more);
        return new Definitions(entries, all, file, loaded);
    }

    /**
     * With imports found by another file's folder, whose statements are added next.
     *
     * @param real the file by the name under which it is known as loaded
     */
    Definitions loading(Path read, Path real) {
        Set<Path> all = new HashSet<>(loaded);
        all.add(real);
        return new Definitions(entries, values, read, all);
    }
}
