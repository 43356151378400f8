package dev.nnm.benchmarks.work;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.loop.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function of several numbers that a random sequence of operations computes. Every value is used. The second operand
 * of an operation is an input, so that values stay small and rounding errors too.
 *
 * @param inputs the number of inputs, which are the first values
 * @param instructions the operations in order, each making a value; the last value is the result
 */
public record ScalarProgram(int inputs, List<Instruction> instructions) {

    private static final Operation[] UNARY = {Operation.SIN, Operation.COS, Operation.TANH};
    private static final Operation[] BINARY = {Operation.ADD, Operation.SUBTRACT, Operation.MULTIPLY};

    /** Copies the list. */
    public ScalarProgram {
        instructions = List.copyOf(instructions);
    }

    /** What an instruction does. */
    public enum Operation {
        /** The sum. */
        ADD("v%d + v%d"),
        /** The difference. */
        SUBTRACT("v%d - v%d"),
        /** The product. */
        MULTIPLY("v%d * v%d"),
        /** The sine of the first. */
        SIN("sin(v%d)"),
        /** The cosine of the first. */
        COS("cos(v%d)"),
        /** The hyperbolic tangent of the first. */
        TANH("tanh(v%d)");

        private final String text;

        Operation(String text) {
            this.text = text;
        }
    }

    /**
     * An operation on values that were made before.
     *
     * @param operation what is done
     * @param first the number of the first value
     * @param second the number of the second value, which operations of one value do not use
     */
    public record Instruction(Operation operation, int first, int second) {

        private String text() {
            return operation.text.formatted(first, second);
        }
    }

    /** A program of a number of operations. */
    public static ScalarProgram random(int inputs, int operations) {
        Random random = new Random(operations);
        Deque<Integer> unused =
                new ArrayDeque<>(IntStream.range(0, inputs).boxed().toList());
        List<Instruction> instructions = new ArrayList<>();
        while (instructions.size() + unused.size() <= operations) {
            int values = inputs + instructions.size();
            instructions.add(new Instruction(choose(random), unused.remove(), random.nextInt(inputs)));
            unused.add(values);
        }
        while (unused.size() > 1) {
            int values = inputs + instructions.size();
            instructions.add(new Instruction(Operation.ADD, unused.remove(), unused.remove()));
            unused.add(values);
        }
        return new ScalarProgram(inputs, instructions);
    }

    private static Operation choose(Random random) {
        Operation[] kind = random.nextInt(5) < 2 ? UNARY : BINARY;
        return kind[random.nextInt(kind.length)];
    }

    /** The function as text. */
    public String program() {
        String names = IntStream.range(0, inputs).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("input " + names + "\n");
        for (int i = 0; i < instructions.size(); i++) {
            text.append(String.format(
                    Locale.ROOT, "v%d = %s\n", inputs + i, instructions.get(i).text()));
        }
        return text.append("output y = v%d\n".formatted(inputs + instructions.size() - 1))
                .toString();
    }

    /** Where it is evaluated: the inputs of some points, one input after another. */
    public float[] points(int count) {
        float[] points = Data.normal(1, inputs * count);
        for (int i = 0; i < points.length; i++) {
            points[i] *= 0.5f;
        }
        return points;
    }

    /** Our side: value and gradient at some points. */
    public KernelWork work(int count) {
        return work(OurCompiler.get(), count);
    }

    /** The same by a kernel without vectors. */
    public KernelWork scalarWork(int count) {
        return work(NnmCompiler.standard().withTarget(Target.SCALAR), count);
    }

    private KernelWork work(NnmCompiler compiler, int count) {
        KernelWork work = new KernelWork(compiler, program(), "gradient:y", count, "v0");
        float[] points = points(count);
        for (int input = 0; input < inputs; input++) {
            work.input("v" + input, Arrays.copyOfRange(points, input * count, (input + 1) * count));
        }
        return work;
    }
}
