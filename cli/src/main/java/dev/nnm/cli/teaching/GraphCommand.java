package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.file.Writes;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.drawing.ComputationGraph;
import dev.nnm.teach.drawing.ComputationGraphs;
import dev.nnm.teach.drawing.GraphDiagram;
import dev.nnm.teach.drawing.GraphDocument;
import dev.nnm.teach.drawing.LayerDiagram;
import dev.nnm.teach.picture.Diagram;
import dev.nnm.teach.picture.DiagramPicture;
import dev.nnm.teach.picture.DotFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm graph}. */
@Command(
        name = "graph",
        description = {
            "Draw the computation as a graph: a box for each step, an arrow for each use of one in another.",
            "",
            "With --at the boxes show values. With --gradients they also show adjoints, and the arrows local derivatives; "
                    + "where such a derivative would be a large Jacobian, what flows back along the arrow."
        },
        footer = {
            "",
            "Examples:",
            "  nnm graph samples/baydin.nnm --at x1=2,x2=5 --gradients --svg graph.svg",
            "  nnm graph samples/backprop.nnm --of loss --at x=[1,0],t=0.9 --gradients --png graph.png",
            "  nnm graph samples/networks/transformer.nnm --of loss --dot graph.dot"
        })
public final class GraphCommand implements Callable<Integer> {

    /** More steps than this are drawn by layers unless the user says otherwise. */
    private static final int MOST_STEPS = 20;

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(names = "--gradients", description = "Show local derivatives and adjoints.")
    private boolean gradients;

    @Option(
            names = "--layers",
            negatable = true,
            description = "Draw each definition of the file as one box, or (--no-layers) every step as one. "
                    + "Default: by layers if there are more than 20 steps.")
    private @Nullable Boolean layers;

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Writes
    @Option(names = "--dot", paramLabel = "OUT", description = "Write the graph in DOT, the language of Graphviz.")
    private @Nullable Path dot;

    @Mixin
    private DigitsOption digits = new DigitsOption();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public GraphCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        ComputationGraph graph = ComputationGraphs.of(subject.asWritten(NnmCompiler.standard()), gradients);
        Diagram diagram =
                isByLayers(graph) ? LayerDiagram.of(graph, digits.digits) : GraphDiagram.of(graph, digits.digits);
        Document document = GraphDocument.of(graph, digits.digits, new DiagramPicture(diagram));
        pictures.write(document, output);
        if (dot != null) {
            OutputFiles.write(dot, DotFormat.dot(diagram));
            output.err().println("wrote " + dot);
        }
        format.print(document, output);
        return ExitCode.FINE;
    }

    private boolean isByLayers(ComputationGraph graph) {
        return layers != null ? layers : graph.nodes().size() > MOST_STEPS;
    }
}
