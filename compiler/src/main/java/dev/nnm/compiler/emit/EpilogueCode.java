package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import java.util.List;

/** Writes the loop that follows the panels of a contraction. */
final class EpilogueCode {

    private final Statement.Fused fused;
    private final JavaStatements statements;

    EpilogueCode(Statement.Fused fused, JavaStatements statements) {
        this.fused = fused;
        this.statements = statements;
    }

    /** The contraction and the loop. */
    Statement.Fused fused() {
        return fused;
    }

    /** The loop for all columns. */
    CodeBlock all(JavaScope scope) {
        return write(scope, LoopRange.all(fused.column()));
    }

    /** The loop for the columns that are new in a panel. */
    CodeBlock of(PanelColumns columns, JavaScope scope) {
        LoopIndex index = fused.column();
        String first = columns.firstNew();
        return write(scope, new LoopRange(index, first, columns.end()));
    }

    private CodeBlock write(JavaScope scope, LoopRange range) {
        JavaStatements writer = statements.within(range);
        writer.write(List.of(fused.epilogue()), scope);
        return writer.code();
    }
}
