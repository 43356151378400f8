package dev.nnm.compiler.op;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.notation.FormulaPrinter;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/operations.md is the table of operations, written out. */
class OperationsDocumentTest {

    private static final List<String> ARGUMENTS = List.of("x", "y", "z", "u", "v");

    @Test
    void theDocumentIsTheTable() {
        StringBuilder text = new StringBuilder("""
                # The elementwise operations

                Generated from the table in `Elementwises.java`; each row is tested in every mode. Derivatives are as the compiler
                writes them. Tensors are treated element by element, after broadcasting.

                | operation | derivative | remarks |
                |---|---|---|
                """);
        Elementwises.ALL.forEach(row -> text.append(line(row)));
        Golden.assertMatches(Path.of("..", "docs", "operations.md"), text.toString());
    }

    private static String line(Elementwise row) {
        Graph graph = new Graph();
        GraphBuilder build = new GraphBuilder(graph);
        List<Node> arguments = new ArrayList<>();
        for (int k = 0; k < row.arity(); k++) {
            Node variable = build.node(new Variable(ARGUMENTS.get(k), Variable.Kind.PARAMETER, Shape.SCALAR));
            boolean isTruth = row.argumentTypes().get(k) == ElementType.BOOLEAN;
            arguments.add(isTruth ? build.apply(Elementwises.GREATER, variable, build.constant(0)) : variable);
        }
        Node result = build.apply(row, arguments.toArray(Node[]::new));
        List<String> derivatives = new ArrayList<>();
        for (int k = 0; k < row.partials().size(); k++) {
            Node derivative = row.partials().get(k).times(build, build.constant(1), arguments, result);
            if (derivative != null) {
                Node simple = Simplifier.simplify(graph, List.of(derivative), Rewrites.ALGEBRAIC)
                        .get(0);
                String by = row.arity() == 1 ? "" : "by " + ARGUMENTS.get(k) + ": ";
                derivatives.add(by + code(FormulaPrinter.text(graph).expression(simple)));
            }
        }
        String shown = derivatives.isEmpty() ? "0" : String.join("; ", derivatives);
        return "| " + code(FormulaPrinter.text(graph).expression(result)) + " | " + shown + " | " + row.remarks()
                + " |\n";
    }

    private static String code(String formula) {
        return "`" + formula.replace("|", "\\|") + "`";
    }
}
