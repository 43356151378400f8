package dev.nnm.runtime;

import java.util.List;

/**
 * The columns of a CSV file that hold a variable: by position, or by the names in the header.
 *
 * @param variable the input or target
 * @param first the first column, counted from 1; unused with names
 * @param last the last column, included; unused with names
 * @param names the header's names, or empty to select by position
 */
public record ColumnSelection(String variable, int first, int last, List<String> names) {

    /** Copies the names. */
    public ColumnSelection {
        names = List.copyOf(names);
    }

    /** Whether the columns are chosen by the names in the header. */
    public boolean isByName() {
        return !names.isEmpty();
    }
}
