package dev.nnm.teach.landscape;

import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.CheckedModel.VariableNode;
import dev.nnm.compiler.function.Phase;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.DataSplit;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.prepare.FittedPreparation;
import dev.nnm.runtime.prepare.Preparations;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.teach.picture.Grid;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Surveys a number of a model over a plane of its variables. */
public final class Explorer {

    private final Subject subject;
    private final CheckedModel model;
    private final Weights weights;
    private final Optional<Dataset> training;

    private Explorer(Subject subject, Optional<Dataset> data) {
        this.subject = subject;
        this.model = subject.compiler().stabilise(subject.model(), Phase.OTHERWISE);
        this.weights = subject.weights();
        this.training = data.map(this::prepared);
    }

    /**
     * A landscape.
     *
     * @param subject the number, and the variables of which the plane is one
     * @param elements two elements whose values are the axes; any other number for random directions of the variables
     * @param data the examples to train with, if the number is a loss that is to be their mean
     * @throws UserError if a value is missing, or an optimizer or one of its settings does not exist
     */
    public static Landscape explore(Subject subject, List<Element> elements, Optional<Dataset> data, Survey survey) {
        int all = Element.all(subject.variables()).size();
        if (all < 2 || (elements.size() != 2 && elements.size() != all)) {
            throw new UserError("a landscape lies over two numbers, or over random directions of whole variables, but "
                    + elements.size() + (elements.size() == 1 ? " number is" : " numbers are") + " given");
        }
        return new Explorer(subject, data).explore(elements, survey);
    }

    private Landscape explore(List<Element> elements, Survey survey) {
        Map<String, double[]> values = values();
        Plane plane = elements.size() == 2
                ? Planes.ofElements(elements, moved(elements), values)
                : Planes.random(trained(), values, survey.seed());
        NamedNode of = new Quantities(model).scalar(subject.result().name());
        Dataset examples = training.orElseGet(() -> point(of, plane, values));
        Surface surface = new Surface(subject.compiler(), model, of, weightsAt(values), examples, plane);
        Window window = survey.window().orElseGet(() -> window(elements, values));
        Place start = survey.start().orElseGet(() -> window.at(0.15, 0.85));
        Rates rates = Rates.of(surface, window, start);
        Descent descent = new Descent(surface, window, start, survey.steps());
        return new Landscape(
                of.name(),
                plane.u(),
                plane.v(),
                training.map(Dataset::count).orElse(0),
                window,
                grid(surface, window, survey.grid()),
                start,
                survey.tolerance(),
                CriticalPointSearch.in(window, surface, Rates.typicalCurvature(surface, window)),
                survey.optimizers().stream()
                        .map(plan -> descent.follow(Survey.nameOf(plan), survey.complete(plan, rates)))
                        .toList());
    }

    // ---- where the plane is

    private Window window(List<Element> elements, Map<String, double[]> values) {
        if (elements.size() != 2) {
            return Window.around(new Place(0, 0), 1);
        }
        return Window.around(new Place(value(elements.get(0), values), value(elements.get(1), values)), 2);
    }

    private static double value(Element element, Map<String, double[]> values) {
        double[] given = values.get(element.variable());
        return given == null ? 0 : given[element.position()];
    }

    private List<NamedNode> moved(List<Element> elements) {
        List<String> names = elements.stream().map(Element::variable).distinct().toList();
        return new Quantities(model).variables(names);
    }

    /** The variables of the subject but for statistics, which no gradient moves. */
    private List<NamedNode> trained() {
        List<String> statistics =
                model.statistics().stream().map(s -> s.parameter().name()).toList();
        return subject.variables().stream()
                .filter(variable -> !statistics.contains(variable.name()))
                .toList();
    }

    private static Grid grid(Surface surface, Window window, int size) {
        double[] x = new double[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            Place place = window.at(i / (size - 1.0), i / (size - 1.0));
            x[i] = place.u();
            y[i] = place.v();
        }
        return Grid.of(x, y, (u, v) -> surface.value(new Place(u, v)));
    }

    // ---- what the model is given

    /** The parameters, and the inputs and targets that are given. */
    private Map<String, double[]> values() {
        Map<String, double[]> values = new HashMap<>();
        ModelDescription description = model.description();
        for (Parameter parameter : description.parameters()) {
            values.put(parameter.name(), weights.valuesOf(description, parameter.name()));
        }
        values.putAll(subject.at());
        return values;
    }

    private Weights weightsAt(Map<String, double[]> values) {
        ModelDescription description = model.description();
        Storage parameters = weights.parameters();
        for (Parameter parameter : description.parameters()) {
            double[] own = values.getOrDefault(parameter.name(), new double[0]);
            for (int i = 0; i < own.length; i++) {
                parameters.set(parameter.offset() + i, own[i]);
            }
        }
        return new Weights(parameters, weights.preparations());
    }

    /** The examples that training sees; prepared as training would do, unless the model does what the weights say. */
    private Dataset prepared(Dataset raw) {
        ModelDescription description = model.description();
        TrainingOptions options = TrainingOptions.of(description);
        Dataset seen = DataSplit.of(description, raw, options.validationFraction(), options.seed())
                .training();
        List<FittedPreparation> preparations = weights.preparations().isEmpty()
                ? Preparations.fit(description, options.preparations(), seen)
                : List.of();
        return Preparations.apply(preparations, seen, description.precision());
    }

    private Dataset point(NamedNode of, Plane plane, Map<String, double[]> values) {
        Set<String> needed = new HashSet<>(new Quantities(model).dependencies(of.node()));
        plane.variables().forEach(variable -> needed.remove(variable.name()));
        return new Dataset(1, data(model.inputs(), values, needed), data(model.targets(), values, needed));
    }

    private List<VariableData> data(List<VariableNode> variables, Map<String, double[]> values, Set<String> needed) {
        return variables.stream()
                .map(variable -> {
                    double[] given = values.get(variable.name());
                    if (given == null && needed.contains(variable.name())) {
                        throw new UserError(
                                "no value is given for \"" + variable.name() + "\": add " + variable.name() + "=…");
                    }
                    int size = (int) variable.node().shape().elementCount();
                    Storage storage = Storage.of(model.precision(), given == null ? new double[size] : given);
                    return new VariableData(variable.name(), size, storage);
                })
                .toList();
    }
}
