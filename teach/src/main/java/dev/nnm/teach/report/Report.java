package dev.nnm.teach.report;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.drawing.ComputationGraph;
import java.util.List;

/**
 * Everything that the teaching commands show of a model in a point.
 *
 * @param source the model file
 * @param graph the computation with values, local derivatives and adjoints
 * @param java the generated kernel of the gradient
 * @param documents what the commands show
 * @param omissions what cannot be shown of this model, and why
 */
public record Report(
        SourceText source,
        ComputationGraph graph,
        GeneratedKernel java,
        List<Document> documents,
        List<Omission> omissions) {

    /** Copies the lists. */
    public Report {
        documents = List.copyOf(documents);
        omissions = List.copyOf(omissions);
    }

    /**
     * Something that is not shown.
     *
     * @param what the command
     * @param why its message
     */
    public record Omission(String what, String why) {}
}
