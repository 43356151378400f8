package dev.nnm.runtime.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.file.TextFiles;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads examples from CSV files: UTF-8, comma-separated, fields optionally quoted, with or without a header. Blank
 * lines are skipped, and so are comments before the first row ({@link LeadingComments}).
 */
public final class CsvExamples {

    private static final int LONGEST_SHOWN = 40;

    private final String file;
    private final ModelDescription model;
    private final List<ColumnSelection> selections;
    private final boolean withTargets;

    private CsvExamples(String file, ModelDescription model, List<ColumnSelection> selections, boolean withTargets) {
        this.file = file;
        this.model = model;
        this.selections = selections;
        this.withTargets = withTargets;
    }

    /**
     * Reads examples with their targets, to train or to score.
     *
     * @param path the file
     * @param model whose variables are read
     * @param selections the model file's choice of columns, or empty to go by the header or the order
     * @throws UserError naming the file, and the line where there is one, if the file does not hold such examples
     */
    public static Dataset readWithTargets(Path path, ModelDescription model, List<ColumnSelection> selections) {
        return new CsvExamples(path.toString(), model, selections, true).read(path);
    }

    /**
     * Reads examples to predict. Target columns may be there or not; they are not looked at.
     *
     * @param path the file
     * @param model whose variables are read
     * @param selections the model file's choice of columns, or empty to go by the header or the order
     * @throws UserError naming the file, and the line where there is one, if the file does not hold such examples
     */
    public static Dataset readInputs(Path path, ModelDescription model, List<ColumnSelection> selections) {
        return new CsvExamples(path.toString(), model, selections, false).read(path);
    }

    private Dataset read(Path path) {
        return TextFiles.read(path, "a CSV file", reader -> {
            try {
                return read(reader);
            } catch (CsvParseException e) {
                if (e.getCause() instanceof CharacterCodingException coding) {
                    throw coding;
                }
                throw new UserError(file + ": this cannot be read as CSV: " + e.getMessage(), e);
            }
        });
    }

    private Dataset read(Reader reader) {
        CsvReader<CsvRecord> records = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader);
        Iterator<CsvRecord> rows = records.stream().filter(r -> !isBlank(r)).iterator();
        ColumnFinder columns = selections.isEmpty()
                ? new ColumnMatcher(file, model, withTargets)
                : new ColumnSelector(file, model, selections, withTargets);
        List<CsvRecord> begin = LeadingComments.skip(rows, columns);
        if (begin.isEmpty()) {
            throw new UserError(file + ": the file has no examples.");
        }
        ColumnLayout layout = columns.find(LeadingComments.fields(begin.get(0), columns));
        DatasetBuilder builder = withTargets ? DatasetBuilder.withTargets(model) : DatasetBuilder.inputsOnly(model);
        begin.stream().skip(layout.hasHeader() ? 1 : 0).forEach(row -> addRow(row, layout, builder));
        rows.forEachRemaining(row -> addRow(row, layout, builder));
        if (builder.count() == 0) {
            throw new UserError(file + ": the file has a header, but no examples.");
        }
        return builder.build();
    }

    private static boolean isBlank(CsvRecord row) {
        return row.getFieldCount() == 1 && row.getField(0).isBlank();
    }

    private void addRow(CsvRecord row, ColumnLayout layout, DatasetBuilder builder) {
        if (row.getFieldCount() != layout.width()) {
            throw problem(
                    row,
                    "this row has " + row.getFieldCount() + (row.getFieldCount() == 1 ? " column" : " columns")
                            + ", but the first row has " + layout.width() + ".");
        }
        for (VariableColumns variable : layout.variables()) {
            for (int column : variable.columns()) {
                builder.add(parse(row, column, variable));
            }
        }
    }

    private double parse(CsvRecord row, int column, VariableColumns variable) {
        OptionalDouble value = variable.field().parse(row.getField(column));
        if (value.isEmpty()) {
            String text = row.getField(column).strip();
            String found = text.isEmpty() ? " is empty" : " has \"" + shortened(text) + "\"";
            String expected = variable.field().expected(variable.variable(), text);
            throw problem(row, "column " + (column + 1) + found + ", but " + expected);
        }
        return value.getAsDouble();
    }

    /**
     * A field as messages show it: in one line and not too long, for an unclosed quote can make a field of many lines.
     */
    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        boolean cut = line.length() > LONGEST_SHOWN || line.length() < text.length();
        return line.substring(0, Math.min(line.length(), LONGEST_SHOWN)) + (cut ? "…" : "");
    }

    private UserError problem(CsvRecord row, String message) {
        return new UserError(file + ":" + row.getStartingLineNumber() + ": " + message);
    }
}
