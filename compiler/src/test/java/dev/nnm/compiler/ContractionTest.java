package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Vectors;
import dev.nnm.runtime.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix products in tiles against the interpreter: all transpositions, odd sizes, batches that fill no panel. */
class ContractionTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard().withTarget(Target.ofThisMachine());
    private static final int[] VECTOR_BITS = IntStream.of(128, 256, 512)
            .filter(bits -> bits <= 256 || bits <= Vectors.longestBits())
            .toArray();
    private static final int[] BATCHES = {0, 1, 5, 16, 35};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x[17]\n target t\n h = dense(x, 16, tanh)\n loss squared_error(sum(dense(h, 9)), t)",
                "input x[33]\n target t[5]\n loss sum((dense(dense(x, 23, relu), 5) - t)^2)",
                "input A[9, 20]\n param B[20, 18] ~ normal(0, 1)\n loss sum((A @ B)^2)",
                "input A[20, 9]\n param B[20, 18] ~ normal(0, 1)\n loss sum(tanh(A' @ B))",
                "input A[9, 20]\n param B[18, 20] ~ normal(0, 1)\n loss sum((A @ B')^2)",
                "input A[20, 9]\n param B[18, 20] ~ normal(0, 1)\n loss sum((A' @ B')^3)",
                "param A[13, 21] ~ normal(0, 1)\n param B[21, 19] ~ normal(0, 1)\n loss sum(tanh(A @ B))",
                "input x[24]\n h = dense(x, 40, tanh)\n loss sum((softmax(dense(dense(h, 23, sigmoid), 18)) - 1)^2)",
                "input x[24]\n y = 2 * dense(x, 48) + 1\n z = exp(-dense(x, 50)^2)\n loss sum(y^3) + sum(z)",
                "input A[20, 16]\n param B[16, 32] ~ normal(0, 1)\n y = A @ B\nz[i, j in 0..32] = tanh(y[i, j]) + y[i, 31 - j]\n loss sum(z^2)",
                "input x[20, 32]\n param A[20, 16] ~ normal(0, 1)\n param B[16, 32] ~ normal(0, 1)\n param c[32] = 0\n loss sum(exp(-(x + A @ B + c)^2))",
                "input A[12, 8]\n input B[8, 12]\n loss sum((A @ B)^2)",
                "input x[2, 9, 10]\n param K[4, 2, 3, 3] ~ normal(0, 1)\ny[o, r, c] = sum(i, p, q) K[o, i, p, q] * x[i, r + p, c + q]\n loss sum(tanh(y))",
                "input x[3, 8, 8]\n param K[5, 3, 3, 3] ~ normal(0, 1)\ny[o, r in 0..8, c in 0..8] = sum(i, p, q) K[o, i, p, q] * x[i, r + p - 1, c + q - 1 pad 0]\nloss sum(tanh(y))",
                "input x[2, 12, 12]\n h = conv2d(x, 6, kernel = 5, padding = 2, activation = tanh)\nloss mean(conv2d(h, 17, kernel = 3)^2)",
                "input x[3, 6, 5]\n h = conv2d(x, 5, kernel = 3, padding = 1, activation = tanh)\nloss sum(conv2d(h, 4, kernel = 2)^2)",
                "input x[2, 13, 11]\n h = conv2d(x, 5, kernel = 3, stride = 2, activation = tanh)\nloss mean(conv2d(h, 8, kernel = 3, padding = 1)^2)",
                "input x[4, 41]\n h = conv1d(x, 5, kernel = 4, padding = 3, activation = tanh)\nloss mean(conv1d(h, 8, kernel = 3, dilation = 2)^2)",
                "input x[8, 22]\n param W[4, 22, 6] ~ normal(0, 1)\n y[h, t, j] = sum(k) x[t, k] * W[h, k, j]\nloss sum(y^2)",
                "input x[9, 13]\n param V[13, 13] ~ normal(0, 1)\nh = scan h over xt in x from zeros(13) { tanh(V @ h + V' @ xt) }\n loss sum(h^2)",
                "input x[4, 37]\n param V[37, 37] ~ normal(0, 0.1)\nh = scan h over xt in x from zeros(37) { tanh(V @ h + xt) }\n loss sum(h^2)",
                """
                param A[18, 18] ~ normal(0, 0.1)
                param K[20, 18] ~ normal(0, 1)
                param q[3] ~ normal(0, 1)
                last = scan M over u in q from A {
                  N = scan N over v in q from K { tanh(v * N @ M) }
                  u * M + 0.1 * N' @ N
                }
                loss sum(last^2)
                """,
            })
    void agreesWithTheInterpreter(String program) {
        CheckedModel model = checked(program + "\n");
        for (GraphFunction function : COMPILER.derive(model)) {
            GraphFunction simplified = COMPILER.simplify(function);
            for (Precision precision : Precision.values()) {
                for (int vectorBits : VECTOR_BITS) {
                    LoopProgram loops =
                            COMPILER.withTarget(new Target(vectorBits)).lower(simplified, precision);
                    assertThat(contractions(loops)).as(program).isNotEmpty();
                    AgainstInterpreter.compare(model, simplified, loops, BATCHES);
                }
            }
        }
    }

    /** Forward the rows of V are columns of the product, backward its columns are. */
    @ParameterizedTest
    @ValueSource(ints = {32, 37, 100})
    void weightsThatAreTheSameInAllStepsArePackedBefore(int size) {
        String program = """
                input x[3, size]
                param V[size, size] ~ normal(0, 0.1)
                h = scan h over xt in x from zeros(size) { tanh(V @ h + xt) }
                loss sum(h^2)
                """;
        CheckedModel model = checked(program.replace("size", String.valueOf(size)));
        GraphFunction train = COMPILER.derive(model).stream()
                .filter(function -> function.name().equals("train"))
                .findFirst()
                .orElseThrow();
        GraphFunction simplified = COMPILER.simplify(train);
        LoopProgram loops = COMPILER.withTarget(Target.MIDDLE).lower(simplified, Precision.FLOAT);
        assertThat(contractions(loops).stream().filter(product -> product.panels() != null))
                .hasSize(2);
        AgainstInterpreter.compare(model, simplified, loops, 0, 1, 6, 7, 33);
    }

    @ParameterizedTest
    @CsvSource({"64, true", "96, true", "70, true", "128, false", "8, false"})
    void panelsAreReadInPlaceWhereTheyLieCloseTogether(int size, boolean inPlace) {
        String program = "input A[rows, rows], B[rows, rows]\n output C = A @ B\n";
        CheckedModel model = checked(program.replace("rows", String.valueOf(size)));
        GraphFunction predict = predict(model);
        LoopProgram loops = COMPILER.withTarget(Target.MIDDLE).lower(predict, Precision.FLOAT);
        assertThat(contractions(loops))
                .hasSize(1)
                .allMatch(product -> product.tiling().hasPanelsInPlace() == inPlace);
        AgainstInterpreter.compare(model, predict, loops, 0, 1, 3);
    }

    /** Tiles have six rows or four, and others at the end: rows as they lie, packed, and of a batch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "input A[rows, 30]\n param B[30, 33] ~ normal(0, 1)\n output C = A @ B\n",
                "input A[30, rows]\n param B[30, 33] ~ normal(0, 1)\n output C = A' @ B\n",
            })
    void anyNumberOfRowsIsDividedAmongTiles(String program) {
        for (int rows = 8; rows <= 40; rows++) {
            String text = program.replace("rows", String.valueOf(rows));
            CheckedModel model = checked(text);
            GraphFunction predict = predict(model);
            LoopProgram loops = COMPILER.lower(predict, Precision.DOUBLE);
            assertThat(contractions(loops)).as(text).isNotEmpty();
            AgainstInterpreter.compare(model, predict, loops, 2);
        }
    }

    @Test
    void anyBatchIsDividedAmongTiles() {
        String program = "input x[30]\n output y = dense(x, 33)\n";
        CheckedModel model = checked(program);
        GraphFunction predict = predict(model);
        LoopProgram loops = COMPILER.lower(predict, Precision.DOUBLE);
        assertThat(contractions(loops)).isNotEmpty();
        int[] batches = IntStream.rangeClosed(0, 40).toArray();
        AgainstInterpreter.compare(model, predict, loops, batches);
    }

    @Test
    void smallProductsAreSummedWhereTheyAreUsed() {
        CheckedModel model = checked("input x[4]\n target t\n loss (sum(dense(x, 3)) - t)^2\n");
        for (GraphFunction function : COMPILER.derive(model)) {
            assertThat(contractions(COMPILER.lower(COMPILER.simplify(function), Precision.DOUBLE)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input x[250]\n target t\n loss squared_error(sum(dense(dense(x, 230, tanh), 9)), t)",
                "input x[3, 20, 20]\n h = conv2d(x, 6, kernel = 3, padding = 1, activation = tanh)\nloss sum(conv2d(h, 5, kernel = 3)^2)",
                "input A[60, 70]\n param B[70, 50] ~ normal(0, 1)\n loss sum((A @ B)^2)",
            })
    void bitsDoNotDependOnThreads(String program) {
        CheckedModel model = checked(program + "\n");
        for (GraphFunction function : COMPILER.derive(model)) {
            GraphFunction simplified = COMPILER.simplify(function);
            Kernel kernel = AgainstInterpreter.kernel(COMPILER.lower(simplified, Precision.FLOAT));
            FunctionAtPoint point = new RandomPoint(model, 40, 3).of(simplified);
            double[][] alone = point.run(kernel, Precision.FLOAT);
            for (int threads : new int[] {2, 3}) {
                kernel.use(Workers.of(threads));
                assertThat(point.run(kernel, Precision.FLOAT)).isDeepEqualTo(alone);
            }
        }
    }

    /** Sums over lanes pass through memory; threads that met there would disturb one another now and then. */
    @Test
    void epiloguesThatSumOverLanesDoNotMeet() {
        String program = "input x[40]\n h = dense(x, 160, relu)\n n = sum(h^2)\n output n\n";
        CheckedModel model = checked(program);
        GraphFunction predict = predict(model);
        LoopProgram loops = COMPILER.lower(predict, Precision.FLOAT);
        assertThat(contractions(loops)).hasSize(1);
        Kernel kernel = AgainstInterpreter.kernel(loops);
        FunctionAtPoint point = new RandomPoint(model, 640, 3).of(predict);
        double[][] alone = point.run(kernel, Precision.FLOAT);
        kernel.use(Workers.of(3));
        for (int run = 0; run < 100; run++) {
            assertThat(point.run(kernel, Precision.FLOAT)).isDeepEqualTo(alone);
        }
    }

    private static CheckedModel checked(String program) {
        return COMPILER.check(COMPILER.parse(new SourceText("product.nnm", program)));
    }

    private static GraphFunction predict(CheckedModel model) {
        return COMPILER.simplify(COMPILER.derive(model).get(0));
    }

    private static List<Statement.Contraction> contractions(LoopProgram program) {
        List<Statement.Contraction> found = new ArrayList<>();
        program.methods()
                .forEach(method -> Walk.statements(method.body(), statement -> {
                    if (statement instanceof Statement.Contraction contraction) {
                        found.add(contraction);
                    }
                }));
        return found;
    }
}
