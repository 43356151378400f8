package dev.nnm.compiler.syntax;

import dev.nnm.compiler.syntax.Expression.BoundReduction;
import dev.nnm.compiler.syntax.Expression.Scan;
import dev.nnm.compiler.syntax.Expression.Tabulation;
import dev.nnm.compiler.syntax.Expression.While;

/** Prints the expressions that introduce names: indices and loops. */
final class BindingPrinter {

    private final AstText text;
    private final ExpressionPrinter expressions;

    BindingPrinter(AstText text, ExpressionPrinter expressions) {
        this.text = text;
        this.expressions = expressions;
    }

    void print(Expression expression) {
        if (expression instanceof Tabulation tabulation) {
            text.nested("tabulation", () -> {
                tabulation.indices().forEach(this::printBinder);
                expressions.print(tabulation.element());
            });
        } else if (expression instanceof BoundReduction reduction) {
            text.nested("reduction " + reduction.operator().word(), () -> {
                reduction.indices().forEach(this::printBinder);
                expressions.print(reduction.body());
            });
        } else if (expression instanceof Scan scan) {
            printScan(scan);
        } else if (expression instanceof While loop) {
            printWhile(loop);
        }
    }

    private void printBinder(Binder binder) {
        IndexRange range = binder.range();
        text.nested("for " + binder.name().text(), () -> {
            if (range != null) {
                printRange(range);
            }
        });
    }

    private void printRange(IndexRange range) {
        expressions.printPart("from", range.from());
        expressions.printPart("to", range.to());
    }

    private void printScan(Scan scan) {
        text.nested(scan.collects() ? "scan, all states" : "scan", () -> {
            scan.states().forEach(state -> text.line("state " + state.text()));
            scan.variables().forEach(this::printVariable);
            expressions.printPart("initial", scan.initial());
            expressions.print(scan.body());
        });
    }

    private void printVariable(ScanVariable variable) {
        String word = variable.reversed() ? "reversed over " : "over ";
        text.nested(word + variable.name().text(), () -> {
            if (variable instanceof ScanVariable.Element element) {
                expressions.print(element.sequence());
            } else if (variable instanceof ScanVariable.Counter counter) {
                printRange(counter.range());
            }
        });
    }

    private void printWhile(While loop) {
        text.nested("while", () -> {
            expressions.print(loop.condition());
            for (LoopVariable variable : loop.variables()) {
                text.nested("variable " + variable.name().text(), () -> expressions.print(variable.initial()));
            }
            expressions.printPart("limit", loop.limit());
            expressions.print(loop.body());
        });
    }
}
