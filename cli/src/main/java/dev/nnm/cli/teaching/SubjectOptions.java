package dev.nnm.cli.teaching;

import dev.nnm.cli.value.GivenValues;
import dev.nnm.cli.value.Point;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsFile;
import dev.nnm.teach.subject.Constants;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what is looked at: a number of a model, by which variables, at which point. */
final class SubjectOptions {

    /** What is looked at if neither the user nor the command says. */
    private final @Nullable String defaultOf;

    @Parameters(paramLabel = "FILE", description = "The model file (.nnm).")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    @Option(
            names = "--at",
            paramLabel = "VALUES",
            description = {
                "Values of inputs, targets and parameters, such as x1=2,x2=5 or x=[1,2]; or a file of them that ends in "
                        + ".json. May be given several times."
            })
    private List<String> at = new ArrayList<>();

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "The parameters, as \"nnm train\" saved them. Without it they have their initial values.")
    private @Nullable Path weights;

    @Option(
            names = "--of",
            paramLabel = "NAME",
            description = "What is looked at: an output or another number of the file, or \"loss\". Default: the first "
                    + "scalar output, else the loss.")
    private @Nullable String of;

    @Option(
            names = "--wrt",
            paramLabel = "NAMES",
            split = ",(?![^\\[]*\\])",
            description =
                    "With respect to what: variables such as x1,x2, or elements such as W[0,1]. Default: all inputs; "
                            + "for a loss all parameters.")
    private List<String> withRespectTo = new ArrayList<>();

    /** Options that leave it to the model what is looked at by default. */
    SubjectOptions() {
        this(null);
    }

    /** Options of a command that looks at a number of this name by default. */
    SubjectOptions(@Nullable String defaultOf) {
        this.defaultOf = defaultOf;
    }

    /** The model as it is compiled. */
    Subject subject(NnmCompiler compiler) {
        return subject(compiler, compiler.check(compiler.parse(SourceFiles.read(path))));
    }

    /** The model in which every definition has a node of its own. */
    Subject asWritten(NnmCompiler compiler) {
        return subject(compiler, compiler.checkAsWritten(compiler.parse(SourceFiles.read(path))));
    }

    /** The model as it is compiled, a constant of the file having another value. */
    Subject withConstant(NnmCompiler compiler, String name, int value) {
        SourceText source = Constants.with(compiler, SourceFiles.read(path), name, value);
        return subject(compiler, compiler.check(compiler.parse(source)));
    }

    private Subject subject(NnmCompiler compiler, CheckedModel model) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        Quantities quantities = new Quantities(model);
        quantities.variables().forEach((name, shape) -> shapes.put(name, shape.sizes()));
        List<String> variables =
                withRespectTo.stream().map(Element::variableIn).distinct().toList();
        return Subject.of(
                compiler,
                model,
                weights(model),
                of == null ? defaultOf : of,
                variables,
                Point.of(GivenValues.read(at, quantities.classes()), shapes));
    }

    /** The one element that is named, or the first of what is differentiated by. */
    Element element(Subject subject) {
        NamedNode variable = subject.variables().get(0);
        return Element.parse(withRespectTo.isEmpty() ? variable.name() : withRespectTo.get(0), variable);
    }

    /** The elements that are named, or all elements of what is differentiated by. */
    List<Element> elements(Subject subject) {
        if (withRespectTo.isEmpty()) {
            return Element.all(subject.variables());
        }
        List<Element> elements = new ArrayList<>();
        for (String text : withRespectTo) {
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

    private Weights weights(CheckedModel model) {
        if (weights != null) {
            return WeightsFile.read(weights, model.description());
        }
        return Weights.initial(model.description());
    }
}
