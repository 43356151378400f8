package dev.nnm.runtime.data;

import java.util.List;

/** Finds the variables of a model in a CSV file. Fields are given without the space around them. */
sealed interface ColumnFinder permits ColumnMatcher, ColumnSelector {

    /**
     * Finds the columns.
     *
     * @param firstRow the fields of the first row, header or not
     * @throws dev.nnm.runtime.UserError if they cannot be found
     */
    ColumnLayout find(List<String> firstRow);

    /** Whether a row has all names by which variables are found, so that it is a header. */
    boolean isHeader(List<String> fields);

    /** Whether what is looked for in a row is all there, so that the row is an example. */
    boolean isExample(List<String> fields);
}
