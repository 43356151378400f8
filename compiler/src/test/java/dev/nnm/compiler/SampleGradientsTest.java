package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.derive.Differences;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.GraphFunction.Slot;
import dev.nnm.compiler.graph.Node;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The derivatives of every sample's loss and scalar outputs by its inputs and parameters: forward mode, reverse mode
 * and differences agree along random directions, and forward and reverse mode element by element where there are few.
 */
class SampleGradientsTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard();
    private static final int BATCH = 2;
    private static final int DIRECTIONS = 2;
    private static final int FEW = 40;
    private static final double FIRST_STEP = 1e-3;

    @TestFactory
    Stream<DynamicTest> samples() throws IOException {
        return SampleFiles.all().stream()
                .map(file -> DynamicTest.dynamicTest(SampleFiles.name(file), () -> check(file)));
    }

    private static void check(Path file) {
        CheckedModel model = Phase.OTHERWISE.of(COMPILER.check(COMPILER.parse(SourceFiles.read(file))));
        for (NamedNode scalar : scalars(model)) {
            List<NamedNode> variables = variables(model, scalar.node());
            if (!variables.isEmpty()) {
                new Case(model, scalar, variables).check();
            }
        }
    }

    private static List<NamedNode> scalars(CheckedModel model) {
        List<NamedNode> scalars = new ArrayList<>(model.outputs());
        scalars.removeIf(output -> !output.node().shape().isScalar());
        Node loss = model.loss();
        if (loss != null) {
            scalars.add(new NamedNode("loss", loss));
        }
        return scalars;
    }

    /** What a node depends on and can be differentiated by. */
    private static List<NamedNode> variables(CheckedModel model, Node node) {
        Set<Node> used = Set.copyOf(model.graph().reachable(List.of(node)));
        List<NamedNode> variables = new ArrayList<>(model.numericInputs());
        model.trained().forEach(p -> variables.add(new NamedNode(p.parameter().name(), p.node())));
        variables.removeIf(variable -> !used.contains(variable.node()));
        return variables;
    }

    /** One scalar's derivatives at a random point. */
    private static final class Case {

        private final CheckedModel model;
        private final NamedNode scalar;
        private final List<NamedNode> variables;
        private final GraphFunction forward;
        private final Kernel forwardKernel;
        private final Kernel valueKernel;
        private final FunctionAtPoint point;
        private final Map<String, double[]> gradient = new LinkedHashMap<>();

        Case(CheckedModel model, NamedNode scalar, List<NamedNode> variables) {
            this.model = model;
            this.scalar = scalar;
            this.variables = variables;
            DerivativeFunctions functions = new DerivativeFunctions(model, scalar);
            GraphFunction reverse = functions.reverse(variables);
            this.forward = functions.forward(variables);
            this.forwardKernel = kernel(forward);
            this.valueKernel = kernel(functions.value());
            this.point = new RandomPoint(model, BATCH, 5).of(functions.value());
            double[][] results =
                    new FunctionAtPoint(reverse, BATCH, point.arguments()).run(kernel(reverse), Precision.DOUBLE);
            for (int k = 0; k < variables.size(); k++) {
                gradient.put(variables.get(k).name(), results[k + 1]);
            }
        }

        private static Kernel kernel(GraphFunction function) {
            return COMPILER.kernel(function, "Kernel", Precision.DOUBLE).get();
        }

        void check() {
            Random random = new Random(7);
            for (int i = 0; i < DIRECTIONS; i++) {
                Map<String, double[]> direction = new LinkedHashMap<>();
                gradient.forEach((name, values) ->
                        direction.put(name, random.doubles(values.length, -1, 1).toArray()));
                double expected = product(direction);
                double scale = scale(direction);
                assertClose("forward mode", tangent(direction), expected, 1e-9 * scale);
                assertClose("differences", difference(direction), expected, 1e-5 * scale);
            }
            if (gradient.values().stream().mapToInt(values -> values.length).sum() <= FEW) {
                gradient.forEach(this::checkElements);
            }
        }

        private void checkElements(String name, double[] derivatives) {
            for (int i = 0; i < derivatives.length; i++) {
                Map<String, double[]> direction = new LinkedHashMap<>();
                gradient.forEach((other, values) -> direction.put(other, new double[values.length]));
                double[] unit = new double[derivatives.length];
                unit[i] = 1;
                direction.put(name, unit);
                double scale = Math.max(1, Math.abs(derivatives[i]));
                assertClose(
                        "forward mode by " + name + "[" + i + "]", tangent(direction), derivatives[i], 1e-9 * scale);
            }
        }

        private void assertClose(String mode, double found, double expected, double tolerance) {
            assertThat(found)
                    .as("%s: reverse mode and %s", scalar.name(), mode)
                    .isCloseTo(expected, Offset.offset(tolerance));
        }

        /** ⟨gradient, direction⟩. */
        private double product(Map<String, double[]> direction) {
            double sum = 0;
            for (Map.Entry<String, double[]> entry : gradient.entrySet()) {
                double[] along = direction.get(entry.getKey());
                for (int i = 0; i < along.length; i++) {
                    sum += entry.getValue()[i] * along[i];
                }
            }
            return sum;
        }

        /** The size of the terms of that product, at least 1. */
        private double scale(Map<String, double[]> direction) {
            double sum = 1;
            for (Map.Entry<String, double[]> entry : gradient.entrySet()) {
                double[] along = direction.get(entry.getKey());
                for (int i = 0; i < along.length; i++) {
                    sum += Math.abs(entry.getValue()[i] * along[i]);
                }
            }
            return sum;
        }

        private double tangent(Map<String, double[]> direction) {
            List<double[]> arguments = new ArrayList<>(point.arguments());
            variables.forEach(variable -> arguments.add(direction.get(variable.name())));
            return Arrays.stream(new FunctionAtPoint(forward, BATCH, arguments).run(forwardKernel, Precision.DOUBLE)[1])
                    .sum();
        }

        private double difference(Map<String, double[]> direction) {
            return Differences.derivative(step -> valueAt(direction, step), 0, FIRST_STEP);
        }

        private double valueAt(Map<String, double[]> direction, double step) {
            List<double[]> moved = new ArrayList<>();
            List<Slot> slots = point.function().inputs();
            for (int k = 0; k < slots.size(); k++) {
                double[] values = point.arguments().get(k).clone();
                if (slots.get(k).argument().role() == Role.PARAMETERS) {
                    model.trained().forEach(p -> move(values, p.parameter(), direction, step));
                } else {
                    move(values, 0, direction.get(slots.get(k).argument().name()), step);
                }
                moved.add(values);
            }
            double[] values = new FunctionAtPoint(point.function(), BATCH, moved).run(valueKernel, Precision.DOUBLE)[0];
            return Arrays.stream(values).sum();
        }

        private static void move(double[] values, Parameter parameter, Map<String, double[]> direction, double step) {
            move(values, parameter.offset(), direction.get(parameter.name()), step);
        }

        private static void move(double[] values, int offset, double[] along, double step) {
            if (along == null) {
                return;
            }
            for (int i = 0; i < along.length; i++) {
                values[offset + i] += step * along[i];
            }
        }
    }
}
