package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a {@code train} block. */
public sealed interface TrainSetting {

    /** Where it is written. */
    SourceSpan span();

    /** {@code data { (0, 0) -> 0; (0, 1) -> 1 }}. */
    record DataTable(SourceSpan span, List<DataRow> rows) implements TrainSetting {

        /** Copies the rows. */
        public DataTable {
            rows = List.copyOf(rows);
        }
    }

    /**
     * {@code data "iris.csv" { x = columns 1..4, species = column 5 }}.
     *
     * @param columns empty where the file alone decides
     */
    record DataFile(SourceSpan span, StringLiteral path, List<ColumnBinding> columns) implements TrainSetting {

        /** Copies the columns. */
        public DataFile {
            columns = List.copyOf(columns);
        }
    }

    /**
     * {@code data text "poem.txt" every 8} or {@code data text { "Twinkle, " "twinkle" }}.
     *
     * @param path the file, or null for a text that is written there
     * @param parts what is written there, to be joined; empty for a file
     * @param step how many characters later each example begins than the one before; null for 1
     */
    record DataText(
            SourceSpan span,
            @Nullable StringLiteral path,
            List<StringLiteral> parts,
            @Nullable Expression step) implements TrainSetting {

        /** Copies the parts. */
        public DataText {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Any other setting, such as {@code optimizer adam(rate = 0.05)} or {@code split validation = 0.2}.
     *
     * @param key the first word
     * @param arguments what follows, one or more
     */
    record Setting(SourceSpan span, Name key, List<Argument> arguments) implements TrainSetting {

        /** Copies the arguments. */
        public Setting {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * One example of a {@link DataTable}.
     *
     * @param inputs one or more values
     * @param targets what follows the arrow; empty without an arrow
     */
    record DataRow(SourceSpan span, List<Expression> inputs, List<Expression> targets) {

        /** Copies the values. */
        public DataRow {
            inputs = List.copyOf(inputs);
            targets = List.copyOf(targets);
        }
    }

    /**
     * The columns of a file that hold one variable, by position or by name.
     *
     * @param positions present if they are given by position
     * @param names empty if they are given by position
     */
    record ColumnBinding(
            SourceSpan span, Name variable, @Nullable ColumnPositions positions, List<StringLiteral> names) {

        /** Copies the names. */
        public ColumnBinding {
            names = List.copyOf(names);
        }
    }

    /**
     * Columns by position.
     *
     * @param first the first column, at least 1
     * @param last the last column, inclusive, at least {@code first}
     */
    record ColumnPositions(SourceSpan span, int first, int last) {}
}
