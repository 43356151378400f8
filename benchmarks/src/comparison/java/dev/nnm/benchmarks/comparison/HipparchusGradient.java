package dev.nnm.benchmarks.comparison;

import dev.nnm.benchmarks.measure.Work;
import dev.nnm.benchmarks.work.ScalarProgram;
import dev.nnm.benchmarks.work.ScalarProgram.Instruction;
import org.hipparchus.analysis.differentiation.Gradient;

/** Value and gradient by Hipparchus's forward mode: numbers that carry their derivatives by all inputs. */
final class HipparchusGradient implements Work {

    private final ScalarProgram program;
    private final Instruction[] instructions;
    private final float[] point;
    private final Gradient[] values;

    HipparchusGradient(ScalarProgram program) {
        this.program = program;
        this.instructions = program.instructions().toArray(Instruction[]::new);
        this.point = program.points(1);
        this.values = new Gradient[program.inputs() + instructions.length];
    }

    @Override
    public void run() {
        int inputs = program.inputs();
        for (int i = 0; i < inputs; i++) {
            values[i] = Gradient.variable(inputs, i, point[i]);
        }
        for (int i = 0; i < instructions.length; i++) {
            values[inputs + i] = apply(instructions[i]);
        }
    }

    private Gradient apply(Instruction instruction) {
        Gradient a = values[instruction.first()];
        return switch (instruction.operation()) {
            case ADD -> a.add(values[instruction.second()]);
            case SUBTRACT -> a.subtract(values[instruction.second()]);
            case MULTIPLY -> a.multiply(values[instruction.second()]);
            case SIN -> a.sin();
            case COS -> a.cos();
            case TANH -> a.tanh();
        };
    }

    /** The derivative by the first input. */
    @Override
    public double fingerprint() {
        return values[values.length - 1].getPartialDerivative(0);
    }
}
