package dev.nnm.teach.report;

import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.backprop.BackpropagationDocument;
import dev.nnm.teach.backprop.Backpropagator;
import dev.nnm.teach.compare.Comparer;
import dev.nnm.teach.compare.ComparisonDocument;
import dev.nnm.teach.compare.StepSweep;
import dev.nnm.teach.compare.StepSweepPlot;
import dev.nnm.teach.derivation.DerivationDocument;
import dev.nnm.teach.derivation.Deriver;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.drawing.ComputationGraphs;
import dev.nnm.teach.explain.Explainer;
import dev.nnm.teach.explain.ExplanationDocument;
import dev.nnm.teach.number.NotApplicable;
import dev.nnm.teach.paths.PathSumDocument;
import dev.nnm.teach.paths.PathSummer;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import dev.nnm.teach.swell.Swell;
import dev.nnm.teach.swell.SwellDocument;
import dev.nnm.teach.swell.SwellMeter;
import dev.nnm.teach.trace.TraceDocument;
import dev.nnm.teach.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks every question of the teaching bench about one model. */
public final class Reporter {

    /** Of more variables than this, the first ones stand for all. */
    private static final int MOST_VARIABLES = 3;

    private static final int MOST_ELEMENTS = 6;
    private static final int MOST_PATHS = 40;
    private static final int DECADES = 20;
    private static final int STEPS_PER_DECADE = 2;

    private final Subject written;
    private final Subject compiled;
    private final int digits;
    private final List<Document> documents = new ArrayList<>();
    private final List<Report.Omission> omissions = new ArrayList<>();

    private Reporter(Subject written, Subject compiled, int digits) {
        this.written = written;
        this.compiled = compiled;
        this.digits = digits;
    }

    /**
     * The report.
     *
     * @param written the model with a node for each definition
     * @param compiled the same model as it is compiled
     * @param digits the significant digits of numbers
     * @throws UserError if the point lacks a value
     */
    public static Report report(SourceText source, Subject written, Subject compiled, int digits) {
        compiled.values();
        Reporter reporter = new Reporter(written, compiled, digits);
        reporter.ask();
        return new Report(
                source,
                ComputationGraphs.of(written, true),
                GeneratedKernel.of(compiled),
                reporter.documents,
                reporter.omissions);
    }

    private void ask() {
        NamedNode first = written.firstVariable();
        add("trace", () -> TraceDocument.of(Tracer.trace(written, Element.of(first, 0), true), digits));
        if (written.result().name().equals(Quantities.LOSS)) {
            add("backprop", () -> BackpropagationDocument.of(Backpropagator.follow(written, 1), digits));
        }
        someVariables(written)
                .forEach(by -> add("paths", () -> PathSumDocument.of(PathSummer.sum(written, by, MOST_PATHS), digits)));
        someVariables(compiled).forEach(by -> add("derive", () -> DerivationDocument.of(Deriver.derive(compiled, by))));
        add("compare", () -> ComparisonDocument.of(Comparer.compare(compiled, someElements()), digits));
        add("compare --sweep-h", () -> ComparisonDocument.of(sweep(), StepSweepPlot::of));
        add("swell", this::swell);
        operations()
                .forEach(row ->
                        add("explain", () -> ExplanationDocument.of(Explainer.explain(compiled.compiler(), row))));
    }

    /** Asks a question; what does not apply to this model is left out, once, with the reason. */
    private void add(String command, Supplier<Document> question) {
        try {
            documents.add(question.get());
        } catch (UserError | NotApplicable e) {
            Report.Omission omission = new Report.Omission(command, String.valueOf(e.getMessage()));
            if (!omissions.contains(omission)) {
                omissions.add(omission);
            }
        }
    }

    /**
     * Variables that are single numbers, as paths and derivations are shown of them; of a model without any, the first.
     */
    private static List<NamedNode> someVariables(Subject subject) {
        List<NamedNode> numbers = subject.variables().stream()
                .filter(variable -> variable.node().shape().isScalar())
                .limit(MOST_VARIABLES)
                .toList();
        return numbers.isEmpty() ? subject.variables().subList(0, 1) : numbers;
    }

    private List<Element> someElements() {
        List<Element> all = Element.all(compiled.variables());
        int every = Math.max(1, all.size() / MOST_ELEMENTS);
        List<Element> some = new ArrayList<>();
        for (int i = 0; i < all.size() && some.size() < MOST_ELEMENTS; i += every) {
            some.add(all.get(i));
        }
        return some;
    }

    private StepSweep sweep() {
        Element first = Element.of(compiled.firstVariable(), 0);
        return Comparer.sweep(compiled, first, StepSweep.steps(DECADES, STEPS_PER_DECADE));
    }

    private Document swell() {
        Swell.Row row = SwellMeter.measure(compiled, 0);
        return SwellDocument.of(
                new Swell(compiled.result().name(), compiled.firstVariable().name(), Optional.empty(), List.of(row)));
    }

    /** The operations of the table that the model uses, in the order in which it does. */
    private List<Elementwise> operations() {
        return written.graph().reachable(List.of(written.result().node())).stream()
                .map(Node::operation)
                .filter(Elementwise.class::isInstance)
                .map(Elementwise.class::cast)
                .filter(Elementwises.ALL::contains)
                .distinct()
                .toList();
    }
}
