package dev.nnm.cli.teaching;

import dev.nnm.cli.subject.DerivativeOptions;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.cli.subject.PointOptions;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.teach.subject.Constants;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** The options that say what is looked at: a number of a model, by which variables, at which point. */
final class SubjectOptions {

    /** What is looked at if the user does not say; null for what the model says. */
    private final Function<CheckedModel, @Nullable String> defaultOf;

    @Mixin
    private ModelFile file = new ModelFile();

    @Mixin
    private PointOptions point = new PointOptions();

    @Mixin
    private DerivativeOptions derivative = new DerivativeOptions();

    /** Options that leave it to the model what is looked at by default. */
    SubjectOptions() {
        this(model -> null);
    }

    /** Options of a command that chooses what is looked at by default. */
    SubjectOptions(Function<CheckedModel, @Nullable String> defaultOf) {
        this.defaultOf = defaultOf;
    }

    /** The model file. */
    Path path() {
        return file.path();
    }

    /** The text of the file. */
    SourceText source() {
        return file.read();
    }

    /** The model as it is compiled. */
    Subject subject(NnmCompiler compiler) {
        return subject(compiler, file.check(compiler));
    }

    /** The model in which every definition has a node of its own. */
    Subject asWritten(NnmCompiler compiler) {
        return subject(compiler, compiler.checkAsWritten(compiler.parse(file.read())));
    }

    /** The model as it is compiled, a constant of the file having another value. */
    Subject withConstant(NnmCompiler compiler, String name, int value) {
        SourceText source = Constants.with(compiler, file.read(), name, value);
        return subject(compiler, compiler.check(compiler.parse(source)));
    }

    private Subject subject(NnmCompiler compiler, CheckedModel model) {
        List<String> variables = derivative.withRespectTo().stream()
                .map(Element::variableIn)
                .distinct()
                .toList();
        return Subject.of(
                compiler,
                model,
                point.weights(model).orElseGet(() -> Weights.initial(model.description())),
                derivative.of().orElse(defaultOf.apply(model)),
                variables,
                point.values(model));
    }

    /** The one element that is named, or the first of what is differentiated by. */
    Element element(Subject subject) {
        NamedNode variable = subject.firstVariable();
        List<String> given = derivative.withRespectTo();
        return Element.parse(given.isEmpty() ? variable.name() : given.get(0), variable);
    }

    /** The elements that are named, or all elements of what is differentiated by; at least one. */
    List<Element> elements(Subject subject) {
        if (derivative.withRespectTo().isEmpty()) {
            subject.firstVariable();
            return Element.all(subject.variables());
        }
        List<Element> elements = new ArrayList<>();
        for (String text : derivative.withRespectTo()) {
            String name = Element.variableIn(text);
            for (NamedNode variable : subject.variables()) {
                if (variable.name().equals(name)) {
                    elements.addAll(
                            text.contains("[")
                                    ? List.of(Element.parse(text, variable))
                                    : Element.all(List.of(variable)));
                }
            }
        }
        return elements;
    }
}
