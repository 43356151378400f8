package dev.nnm.teach.drawing;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Picture;
import dev.nnm.teach.document.Table;
import dev.nnm.teach.drawing.ComputationGraph.Derivative;
import dev.nnm.teach.drawing.ComputationGraph.Edge;
import dev.nnm.teach.drawing.ComputationGraph.Node;
import dev.nnm.teach.trace.Trace;
import java.util.List;
import java.util.Locale;

/** Graphs, laid out: the picture, and its nodes and edges as tables. */
public final class GraphDocument {

    private GraphDocument() {}

    /**
     * The document.
     *
     * @param digits the significant digits of numbers
     * @param picture the graph, drawn
     */
    public static Document of(ComputationGraph graph, int digits, Picture picture) {
        return Document.of(
                "The computation graph of " + graph.of(),
                new Block.Figure("graph", "The computation graph of " + graph.of(), picture),
                nodes(graph, digits),
                edges(graph, digits));
    }

    private static Table nodes(ComputationGraph graph, int digits) {
        Table.Builder table = Table.builder("nodes", "Nodes")
                .column("name", "name")
                .column("kind", "kind")
                .column("formula", "formula")
                .column("value", "value")
                .column("adjoint", "adjoint")
                .column("layer", "part of");
        for (Node node : graph.nodes()) {
            Trace.Step step = node.step();
            table.row(
                    cell(step.name()),
                    Cell.text(node.kind().name().toLowerCase(Locale.ROOT)),
                    step.formula().map(GraphDocument::cell).orElse(Cell.EMPTY),
                    numbers(step.shape(), step.value(), digits),
                    step.adjoint()
                            .map(adjoint -> numbers(step.shape(), adjoint.value(), digits))
                            .orElse(Cell.EMPTY),
                    node.layer().isPresent()
                            ? Cell.text(
                                    graph.layers().get(node.layer().getAsInt()).name())
                            : Cell.EMPTY);
        }
        return table.build();
    }

    private static Table edges(ComputationGraph graph, int digits) {
        Table.Builder table = Table.builder("edges", "Edges")
                .column("from", "from")
                .column("to", "to")
                .column("derivative", "local derivative")
                .column("value", "value")
                .column("contribution", "flows back");
        for (Edge edge : graph.edges()) {
            table.row(
                    cell(graph.nodes().get(edge.from()).step().name()),
                    cell(graph.nodes().get(edge.to()).step().name()),
                    edge.derivative()
                            .map(Derivative::formula)
                            .map(GraphDocument::cell)
                            .orElse(Cell.EMPTY),
                    edge.derivative()
                            .map(derivative -> numbers(derivative.shape(), derivative.value(), digits))
                            .orElse(Cell.EMPTY),
                    edge.contribution().map(GraphDocument::cell).orElse(Cell.EMPTY));
        }
        return table.build();
    }

    private static Cell numbers(List<Integer> shape, List<Double> elements, int digits) {
        return elements.isEmpty()
                ? Cell.EMPTY
                : Cell.tensor(
                        shape,
                        elements.stream().mapToDouble(Double::doubleValue).toArray(),
                        digits);
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }
}
