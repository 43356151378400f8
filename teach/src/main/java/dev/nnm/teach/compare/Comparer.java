package dev.nnm.teach.compare;

import dev.nnm.compiler.PointEvaluation;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.Node;
import dev.nnm.teach.number.ComplexStep;
import dev.nnm.teach.number.NotApplicable;
import dev.nnm.teach.number.Reference;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Differentiates one number of a model by every method. */
public final class Comparer {

    private static final double COMPLEX_STEP = 1e-20;

    private final Subject subject;
    private final Map<Node, double[]> values;
    private final TimedKernel value;
    private final TimedKernel reverse;
    private final TimedKernel symbolic;
    private final TimedKernel forward;
    private final ComplexStep complexStep;
    private final Reference reference;

    /** Where a method gives a number or says why not. */
    private interface Derivative {
        double at(Element element);
    }

    private Comparer(Subject subject) {
        this.subject = subject;
        this.values = subject.values();
        Subject compiled = subject.stabilised();
        DerivativeFunctions functions = new DerivativeFunctions(
                compiled.model(),
                new Quantities(compiled.model()).scalar(compiled.result().name()));
        this.value = TimedKernel.of(compiled, functions.value());
        this.reverse = TimedKernel.of(compiled, functions.reverse(compiled.variables()));
        this.symbolic = TimedKernel.of(compiled, functions.symbolic(compiled.variables()));
        this.forward = TimedKernel.of(compiled, functions.forward(compiled.variables()));
        Node result = subject.result().node();
        this.complexStep = new ComplexStep(subject.graph(), result, values);
        this.reference = new Reference(subject.graph(), result, values);
    }

    /**
     * Compares the methods.
     *
     * @param subject what is differentiated by what, where
     * @param elements the elements whose derivatives are shown
     * @throws dev.nnm.runtime.UserError if the point lacks a value
     */
    public static Comparison compare(Subject subject, List<Element> elements) {
        return new Comparer(subject).compare(elements);
    }

    private Comparison compare(List<Element> elements) {
        double at = value.point().run("value")[0];
        reverse.point().run();
        symbolic.point().run();
        List<Comparison.Row> rows = elements.stream().map(this::row).toList();
        int count = Element.all(subject.variables()).size();
        List<Comparison.Cost> costs = new ArrayList<>();
        for (Method method : Method.values()) {
            costs.add(cost(method, count, rows));
        }
        return new Comparison(subject.result().name(), at, count, rows, costs);
    }

    // ---- derivatives

    private Comparison.Row row(Element element) {
        Optional<BigDecimal> exact = Optional.empty();
        String note = "";
        try {
            exact = Optional.of(
                    reference.at(subject.node(element), element.position()).derivative());
        } catch (NotApplicable e) {
            note = e.getMessage();
        }
        List<Comparison.Entry> entries = new ArrayList<>();
        for (Map.Entry<Method, Derivative> method : methods().entrySet()) {
            entries.add(entry(method.getKey(), method.getValue(), element, exact));
        }
        return new Comparison.Row(element.text(), exact.map(Comparer::nearest), note, entries);
    }

    /** The nearest double; 0 has no sign. */
    private static double nearest(BigDecimal reference) {
        return reference.doubleValue() + 0.0;
    }

    private Map<Method, Derivative> methods() {
        Map<Method, Derivative> methods = new EnumMap<>(Method.class);
        methods.put(Method.SYMBOLIC, element -> symbolic.point().result(element.variable())[element.position()]);
        methods.put(Method.FORWARD, this::tangent);
        methods.put(Method.REVERSE, element -> reverse.point().result(element.variable())[element.position()]);
        methods.put(Method.CENTRAL, element -> {
            double x = x(element);
            return Differences.central(moved -> valueAt(element, moved), x, Differences.centralStep(x));
        });
        methods.put(Method.RICHARDSON, element -> {
            double x = x(element);
            return Differences.richardson(moved -> valueAt(element, moved), x, Differences.richardsonStep(x));
        });
        methods.put(Method.COMPLEX_STEP, element -> complex(element, COMPLEX_STEP));
        return methods;
    }

    private double tangent(Element element) {
        PointEvaluation point = forward.point();
        point.seed(element.variable(), element.position(), 1);
        double tangent = point.run("tangent")[0];
        point.seed(element.variable(), element.position(), 0);
        return tangent;
    }

    private double x(Element element) {
        return value.point().variable(element.variable(), element.position());
    }

    private double valueAt(Element element, double moved) {
        PointEvaluation point = value.point();
        double x = point.variable(element.variable(), element.position());
        point.set(element.variable(), element.position(), moved);
        double result = point.run("value")[0];
        point.set(element.variable(), element.position(), x);
        return result;
    }

    private double complex(Element element, double h) {
        return complexStep.derivative(subject.node(element), element.position(), h);
    }

    private static Comparison.Entry entry(
            Method method, Derivative derivative, Element element, Optional<BigDecimal> exact) {
        double found;
        try {
            found = derivative.at(element);
        } catch (NotApplicable e) {
            return new Comparison.Entry(method, Optional.empty(), Optional.empty(), Optional.empty(), e.getMessage());
        }
        Optional<Double> absolute = exact.flatMap(reference -> absoluteError(found, reference));
        Optional<Double> relative = exact.flatMap(reference -> relativeError(found, reference));
        return new Comparison.Entry(method, Optional.of(found), absolute, relative, "");
    }

    static Optional<Double> absoluteError(double found, BigDecimal reference) {
        return Double.isFinite(found)
                ? Optional.of(new BigDecimal(found).subtract(reference).abs().doubleValue())
                : Optional.empty();
    }

    /** Of a reference that is 0, or so small that its nearest double is, only 0 itself has a relative error: none. */
    static Optional<Double> relativeError(double found, BigDecimal reference) {
        if (reference.doubleValue() == 0 && found == 0) {
            return Optional.of(0.0);
        }
        if (!Double.isFinite(found) || reference.doubleValue() == 0) {
            return Optional.empty();
        }
        BigDecimal error = new BigDecimal(found).subtract(reference).abs();
        return Optional.of(error.divide(reference.abs(), MathContext.DECIMAL64).doubleValue());
    }

    // ---- costs

    private Comparison.Cost cost(Method method, int elements, List<Comparison.Row> rows) {
        return switch (method) {
            case SYMBOLIC -> cost(method, symbolic, 1, rows);
            case FORWARD -> cost(method, forward, elements, rows);
            case REVERSE -> cost(method, reverse, 1, rows);
            case CENTRAL -> cost(method, value, 2L * elements, rows);
            case RICHARDSON -> cost(method, value, 4L * elements, rows);
            case COMPLEX_STEP -> complexCost(elements, rows);
        };
    }

    private static Comparison.Cost cost(
            Method method, TimedKernel kernel, long evaluations, List<Comparison.Row> rows) {
        return new Comparison.Cost(
                method,
                kernel.nodes(),
                kernel.operations(),
                evaluations,
                Optional.of(kernel.compileSeconds()),
                Optional.of(kernel.secondsPerRun() * evaluations),
                worst(method, rows));
    }

    private Comparison.Cost complexCost(int elements, List<Comparison.Row> rows) {
        List<Node> roots = List.of(subject.result().node());
        return new Comparison.Cost(
                Method.COMPLEX_STEP,
                subject.graph().reachable(roots).size(),
                OperationCount.of(subject.graph(), roots),
                elements,
                Optional.empty(),
                complexSeconds().map(seconds -> seconds * elements),
                worst(Method.COMPLEX_STEP, rows));
    }

    private Optional<Double> complexSeconds() {
        Element first = Element.all(subject.variables()).get(0);
        try {
            complex(first, COMPLEX_STEP);
            long start = System.nanoTime();
            complex(first, COMPLEX_STEP);
            return Optional.of((System.nanoTime() - start) * 1e-9);
        } catch (NotApplicable e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> worst(Method method, List<Comparison.Row> rows) {
        return rows.stream()
                .flatMap(row -> row.entries().stream())
                .filter(entry -> entry.method() == method)
                .flatMap(entry -> entry.relativeError().stream())
                .max(Double::compare);
    }

    // ---- step sizes

    /**
     * The error of each method that has a step, against the step.
     *
     * @throws dev.nnm.runtime.UserError if the point lacks a value
     * @throws NotApplicable if there is no reference value
     */
    public static StepSweep sweep(Subject subject, Element element, List<Double> steps) {
        return new Comparer(subject).sweep(element, steps);
    }

    private StepSweep sweep(Element element, List<Double> steps) {
        BigDecimal exact =
                reference.at(subject.node(element), element.position()).derivative();
        double x = x(element);
        List<StepSweep.Row> rows = new ArrayList<>();
        for (double h : steps) {
            rows.add(new StepSweep.Row(
                    h,
                    relativeError(Differences.forward(moved -> valueAt(element, moved), x, h), exact),
                    relativeError(Differences.central(moved -> valueAt(element, moved), x, h), exact),
                    relativeError(Differences.richardson(moved -> valueAt(element, moved), x, h), exact),
                    complexError(element, h, exact)));
        }
        return new StepSweep(subject.result().name(), element.text(), exact.doubleValue(), rows);
    }

    private Optional<Double> complexError(Element element, double h, BigDecimal exact) {
        try {
            return relativeError(complex(element, h), exact);
        } catch (NotApplicable e) {
            return Optional.empty();
        }
    }
}
