package dev.nnm.compiler.loop.pack;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.JavaForm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An upper bound for the bytecode of statements, in bytes; more where HotSpot needs more room for it. It takes every
 * local variable to be one of a method with more than 256 slots, and to be carried from one method to another through
 * an array if that costs more.
 */
final class CodeSize {

    /** Copying an array's reference from a field to a local variable. */
    static final int ARRAY_REFERENCE = 8;

    private static final int LOCAL = 4;
    private static final int READ = 7;
    private static final int DEFINE = 16;
    private static final int ACCUMULATE = 14;
    private static final int CONSTANT = 3;
    private static final int BRANCH = 3;
    private static final int INVOKE = 3;
    private static final int CONVERT = 1;
    private static final int ARITHMETIC = 1;
    /** Turning a condition into a value or a jump: the comparison, two branches and two constants. */
    private static final int CONDITION = 10;

    private static final int LOOP = 32;
    /** Code for vectors and code for the iterations that are left. */
    private static final int VECTOR_FACTOR = 4;
    /**
     * An operation of vectors: HotSpot stops inlining in a method of more than about a hundred, and then each vector is
     * an object.
     */
    private static final int VECTOR_OPERATION = Packing.LIMIT / 50;

    /** The operations of vectors that a function consists of, or that prepare its call. */
    private static final int FUNCTION = 5;

    /** A place in the array through which lanes pass that go to, or come from, places that are no neighbours. */
    private static final int PASSED = 2 * LOCAL + 2 * CONSTANT + 3 * ARITHMETIC;

    /** A call of a method that contains nothing else. */
    private static final int CONTRACTION = 40;

    private final int lanes;
    private final boolean gathers;

    /** Sizes of the code of a program. */
    CodeSize(LoopProgram program) {
        this.lanes = program.target().lanes(program.precision());
        this.gathers = !program.hasContractions();
    }

    /** Whether statements are a method of bounded size. */
    boolean fit(List<Statement> statements, int limit) {
        int code = of(statements);
        return code <= limit && code + ofReferences(statements) <= limit;
    }

    /** What a method of statements begins with. */
    private static int ofReferences(List<Statement> statements) {
        Set<String> arrays = new HashSet<>();
        Walk.buffers(statements, buffer -> arrays.add(buffer.array().name()));
        return ARRAY_REFERENCE * arrays.size();
    }

    int of(List<Statement> statements) {
        int size = 0;
        for (Statement statement : statements) {
            size += of(statement);
        }
        return size;
    }

    int of(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            return loop.inLanes() ? inLanes(loop) : LOOP + of(loop.body());
        }
        if (statement instanceof Statement.Call call) {
            return LOCAL * (call.arguments().size() + 2) + INVOKE;
        }
        if (statement instanceof Statement.Contraction || statement instanceof Statement.Fused) {
            return CONTRACTION;
        }
        Statement.Computation computation = (Statement.Computation) statement;
        return of(computation.value()) + target(computation);
    }

    private int inLanes(Statement.Loop loop) {
        int bytes = VECTOR_FACTOR * of(loop.body()) + lanes * ofEachLane(loop);
        return 2 * LOOP + Math.max(bytes, VECTOR_OPERATION * operations(loop));
    }

    /**
     * About as many bytes as a loop in lanes has: variables are taken to cost more than they do in one method, which
     * makes up for the calls that operations of vectors are.
     */
    int bytesInLanes(Statement.Loop loop) {
        return 2 * LOOP + of(loop.body()) + lanes * ofEachLane(loop);
    }

    /** What is written once for each lane. */
    private int ofEachLane(Statement.Loop loop) {
        int[] size = new int[1];
        Walk.statements(loop.body(), statement -> size[0] += targetInLane(statement, loop));
        Walk.scalars(loop.body(), scalar -> size[0] += inLane(scalar, loop));
        return size[0];
    }

    private int inLane(Scalar scalar, Statement.Loop loop) {
        if (scalar instanceof Scalar.Load load) {
            return !gathers && arePassed(load.buffer(), load.index(), loop) ? PASSED + of(load) : 0;
        }
        return !gathers && scalar instanceof Scalar.Guarded guarded ? ofChecks(guarded.checks()) + CONDITION : 0;
    }

    private static int targetInLane(Statement statement, Statement.Loop loop) {
        if (statement instanceof Statement.Accumulate accumulate) {
            return PASSED + call(accumulate.combine().java(), 2);
        }
        if (statement instanceof Statement.Store store && arePassed(store.buffer(), store.index(), loop)) {
            return PASSED + target(store);
        }
        return statement instanceof Statement.AccumulateStore store && !isInOrder(store.buffer(), store.index(), loop)
                ? PASSED + target(store)
                : 0;
    }

    /** Whether lanes are elements that are no neighbours. */
    private static boolean arePassed(Buffer buffer, Affine index, Statement.Loop loop) {
        return index.coefficient(loop.index()) != 0 && !isInOrder(buffer, index, loop);
    }

    private static boolean isInOrder(Buffer buffer, Affine index, Statement.Loop loop) {
        return index.coefficient(loop.index()) == 1
                || loop.arraysPerLane().contains(buffer.array().name());
    }

    private static int operations(Statement.Loop loop) {
        int[] count = new int[1];
        Walk.statements(loop.body(), statement -> count[0] += operationsOfTarget(statement));
        Walk.scalars(loop.body(), scalar -> count[0] += operations(scalar, loop));
        return count[0];
    }

    private static int operationsOfTarget(Statement statement) {
        if (statement instanceof Statement.AccumulateStore) {
            return 3;
        }
        return statement instanceof Statement.Store || statement instanceof Statement.Accumulate ? 1 : 0;
    }

    /** What compares and chooses often also makes a vector of a number. */
    private static int operations(Scalar scalar, Statement.Loop loop) {
        if (scalar instanceof Scalar.Load load) {
            return isVector(load, loop) ? 1 : 0;
        }
        if (!(scalar instanceof Scalar.Apply apply)) {
            return 0;
        }
        JavaForm form = apply.operation().java();
        if (form instanceof JavaForm.Call) {
            return FUNCTION;
        }
        return apply.element() == ElementType.BOOLEAN || form instanceof JavaForm.Choice ? 2 : 1;
    }

    private static boolean isVector(Scalar.Load load, Statement.Loop loop) {
        return load.index().coefficient(loop.index()) != 0
                || loop.arraysPerLane().contains(load.buffer().array().name());
    }

    private static int target(Statement.Computation computation) {
        if (computation instanceof Statement.Define define) {
            return DEFINE + (define.local().element() == ElementType.BOOLEAN ? CONDITION + 2 * CONSTANT : 0);
        }
        if (computation instanceof Statement.Accumulate accumulate) {
            return ACCUMULATE + call(accumulate.combine().java(), 2);
        }
        if (computation instanceof Statement.Assign) {
            return DEFINE + CONDITION;
        }
        if (computation instanceof Statement.Leave) {
            return CONDITION + BRANCH;
        }
        if (computation instanceof Statement.DefinePosition) {
            return DEFINE + CONVERT + INVOKE + CONSTANT;
        }
        if (computation instanceof Statement.AccumulateStore store) {
            return 2 * (LOCAL + of(store.index()))
                    + 2 * ARITHMETIC
                    + ofChecks(store.checks())
                    + call(store.combine().java(), 2);
        }
        Statement.Store store = (Statement.Store) computation;
        return LOCAL + of(store.index()) + ARITHMETIC;
    }

    private static int of(Affine index) {
        return 2 * CONSTANT + index.terms().size() * (LOCAL + CONSTANT + 2 * ARITHMETIC) + ARITHMETIC;
    }

    static int of(Scalar scalar) {
        if (scalar instanceof Scalar.Read read) {
            return READ + (read.local().element() == ElementType.BOOLEAN ? CONDITION : 0);
        }
        if (scalar instanceof Scalar.Load load) {
            return LOCAL + of(load.index()) + ARITHMETIC;
        }
        if (scalar instanceof Scalar.Apply apply) {
            int size = apply(apply);
            for (Scalar argument : apply.arguments()) {
                size += of(argument);
            }
            return size;
        }
        if (scalar instanceof Scalar.Guarded guarded) {
            return of(guarded.inside()) + BRANCH + CONSTANT + ofChecks(guarded.checks()) + CONDITION;
        }
        return conversion(scalar);
    }

    private static int ofChecks(List<RangeCheck> checks) {
        int size = 0;
        for (RangeCheck check : checks) {
            size += 2 * (of(check.index()) + CONSTANT + BRANCH);
        }
        return size;
    }

    private static int conversion(Scalar scalar) {
        if (scalar instanceof Scalar.IndexNumber index) {
            return of(index.index()) + CONVERT;
        }
        if (scalar instanceof Scalar.TruthAsNumber number) {
            return of(number.truth()) + CONDITION + 2 * CONSTANT;
        }
        if (scalar instanceof Scalar.NumberAsTruth truth) {
            return of(truth.number()) + CONDITION;
        }
        return CONSTANT;
    }

    private static int apply(Scalar.Apply apply) {
        boolean condition =
                apply.element() == ElementType.BOOLEAN || apply.operation().java() instanceof JavaForm.Choice;
        return condition
                ? CONDITION + 2 * BRANCH
                : call(apply.operation().java(), apply.arguments().size());
    }

    private static int call(JavaForm form, int arguments) {
        return form instanceof JavaForm.Infix ? ARITHMETIC : INVOKE + CONVERT * (arguments + 1);
    }
}
