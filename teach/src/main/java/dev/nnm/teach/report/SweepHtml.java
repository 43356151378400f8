package dev.nnm.teach.report;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.drawing.ComputationGraph;
import dev.nnm.teach.drawing.ComputationGraph.Derivative;
import dev.nnm.teach.drawing.ComputationGraph.Edge;
import dev.nnm.teach.drawing.ComputationGraph.Node;
import dev.nnm.teach.drawing.GraphDiagram;
import dev.nnm.teach.picture.DiagramSvg;
import dev.nnm.teach.render.HtmlRenderer;
import dev.nnm.teach.render.HtmlText;
import dev.nnm.teach.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The graph with what is known of each node, and the two programs, for {@code sweep.js} to step through. */
final class SweepHtml {

    private final Report report;
    private final ComputationGraph graph;
    private final int digits;

    private SweepHtml(Report report, int digits) {
        this.report = report;
        this.graph = report.graph();
        this.digits = digits;
    }

    static String of(Report report, int digits) {
        return new SweepHtml(report, digits).html();
    }

    private String html() {
        StringBuilder html = new StringBuilder("""
                <section id="sweep">
                <div class="controls">
                <button id="first" title="to the start (Home)">|◀</button>
                <button id="back" title="a step back (←)">◀</button>
                <button id="next" title="a step on (→)">▶</button>
                <button id="last" title="to the end (End)">▶|</button>
                <input id="position" type="range" min="0" value="0" aria-label="step">
                <output id="status" aria-live="polite"></output>
                </div>
                <p class="legend"><span class="value">value</span> <span class="adjoint">adjoint, or what flows back</span> \
                <span class="derivative">local derivative</span></p>
                """);
        html.append("<div class=\"graph\">\n")
                .append(DiagramSvg.of(GraphDiagram.of(graph, digits)))
                .append("</div>\n");
        html.append("<div class=\"panels\">\n<div class=\"nodes\">\n");
        for (int i = 0; i < graph.nodes().size(); i++) {
            html.append(node(i));
        }
        html.append("</div>\n");
        html.append(program(
                "model", report.source().name(), report.source().text().lines().toList()));
        html.append(program("java", "generated Java", report.java().lines()));
        return html.append("</div>\n</section>\n").toString();
    }

    // ---- a node

    private String node(int number) {
        Node node = graph.nodes().get(number);
        Trace.Step step = node.step();
        String lines = report.java().from(report.source(), step.line()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        StringBuilder html = new StringBuilder("<article hidden");
        attribute(html, "node", String.valueOf(number));
        attribute(html, "name", step.name().text());
        attribute(html, "value", numbers(step.shape(), step.value()));
        attribute(
                html,
                "adjoint",
                step.adjoint()
                        .map(adjoint -> numbers(step.shape(), adjoint.value()))
                        .orElse(""));
        attribute(html, "line", String.valueOf(step.line()));
        attribute(html, "java", lines);
        html.append(">\n");
        html.append("<h3>").append(cell(step.name())).append(" <small>");
        html.append(node.kind().name().toLowerCase(Locale.ROOT)).append("</small></h3>\n<dl>\n");
        step.formula().ifPresent(formula -> html.append(entry("formula", "is", cell(formula))));
        html.append(entry("value", "value", numbers(step.shape(), step.value())));
        incoming(number).forEach(edge -> html.append(rule(edge, node)));
        step.adjoint().ifPresent(adjoint -> {
            html.append(entry("adjoint-formula", "adjoint", cell(adjoint.name()) + " = " + formula(adjoint)));
            html.append(entry("adjoint", "adjoint's value", numbers(step.shape(), adjoint.value())));
        });
        return html.append("</dl>\n</article>\n").toString();
    }

    private static void attribute(StringBuilder html, String name, String value) {
        html.append(" data-")
                .append(name)
                .append("=\"")
                .append(HtmlText.escaped(value))
                .append('"');
    }

    private String formula(Trace.Derivative adjoint) {
        return adjoint.formula().map(SweepHtml::cell).orElse(adjoint.value().equals(List.of(1.0)) ? "1" : "0");
    }

    private List<Edge> incoming(int node) {
        return graph.edges().stream().filter(edge -> edge.to() == node).toList();
    }

    /** What the node's operation does to a change of one of its arguments. */
    private String rule(Edge edge, Node to) {
        Formula from = graph.nodes().get(edge.from()).step().name();
        String term = "rule for <span>" + cell(from) + "</span>";
        if (edge.derivative().isPresent()) {
            Derivative derivative = edge.derivative().get();
            Formula name = to.step().name();
            Formula quotient = new Formula(
                    "∂" + name.text() + "/∂" + from.text(),
                    "\\frac{\\partial " + name.latex() + "}{\\partial " + from.latex() + "}");
            String value = derivative.isNumber() || derivative.value().isEmpty()
                    ? ""
                    : " = " + numbers(derivative.shape(), derivative.value());
            return entry("rule", term, cell(quotient) + " = " + cell(derivative.formula()) + value);
        }
        return edge.contribution()
                .map(contribution -> entry("rule", term, cell(contribution) + " flows back"))
                .orElse("");
    }

    private static String entry(String name, String term, String description) {
        return "<dt>" + term + "</dt><dd class=\"" + name + "\">" + description + "</dd>\n";
    }

    private String numbers(List<Integer> shape, List<Double> elements) {
        double[] values = elements.stream().mapToDouble(Double::doubleValue).toArray();
        return HtmlRenderer.cell(Cell.tensor(shape, values, digits));
    }

    private static String cell(Formula formula) {
        return HtmlRenderer.cell(Cell.formula(formula.text(), formula.latex()));
    }

    // ---- the programs

    private static String program(String id, String title, List<String> lines) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            items.add("<span data-line=\"" + (i + 1) + "\">" + HtmlText.escaped(lines.get(i)) + "</span>");
        }
        return "<figure class=\"program\" id=\"" + id + "\"><figcaption>" + HtmlText.escaped(title)
                + "</figcaption><pre><code>" + String.join("", items) + "</code></pre></figure>\n";
    }
}
