package dev.nnm.runtime;

import dev.nnm.runtime.KernelDescription.Argument;
import dev.nnm.runtime.KernelDescription.Role;
import dev.nnm.runtime.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models whose kernels are written by hand with derivatives in closed form, so that the runtime is tested alone. */
public final class HandWrittenModels {

    private HandWrittenModels() {}

    /** y = w·x + b with x[2]; loss (y − t)²; metric distance = |y − t|. Parameters are w[2], then b. */
    public static CompiledModel linear(Precision precision, @Nullable TrainingPlan plan) {
        ModelDescription description = new ModelDescription(
                "Linear",
                "linear.nnm",
                precision,
                List.of(new Variable("x", List.of(2))),
                List.of(new Variable("t", List.of(), List.of())),
                List.of(
                        new Parameter("w", List.of(2), 0, new Initializer.Normal(0, 0.5)),
                        new Parameter("b", List.of(), 2, new Initializer.Constant(List.of(0.0)))),
                List.of(new Variable("y", List.of())),
                List.of("distance"),
                true,
                plan);
        return new CompiledModel(description, linearKernels(), Weights.initial(description, 0));
    }

    /**
     * A softmax regression on x[4]: probability = softmax(W x + b), loss cross-entropy; parameters W[3, 4], then b[3].
     */
    public static CompiledModel iris(Precision precision, @Nullable TrainingPlan plan) {
        ModelDescription description = new ModelDescription(
                "Iris",
                "iris.nnm",
                precision,
                List.of(new Variable("x", List.of(4))),
                List.of(new Variable(
                        "species", List.of(), List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica"))),
                List.of(
                        new Parameter("W", List.of(3, 4), 0, new Initializer.Uniform(-0.5, 0.5)),
                        new Parameter("b", List.of(3), 12, new Initializer.Constant(List.of(0.0)))),
                List.of(new Variable("probability", List.of(3))),
                List.of("accuracy"),
                true,
                plan);
        return new CompiledModel(description, irisKernels(), Weights.initial(description, 0));
    }

    private static KernelFactory linearKernels() {
        Argument x = new Argument("x", Role.INPUT, List.of(2), true);
        Argument t = new Argument("t", Role.TARGET, List.of(), true);
        Argument parameters = new Argument("parameters", Role.PARAMETERS, List.of(3), false);
        Table table = new Table();
        table.add("predict", HandWrittenModels::linearPredict, x, parameters, result("y", List.of(), true));
        table.add(
                "train",
                HandWrittenModels::linearTrain,
                x,
                t,
                parameters,
                result("loss", List.of(), false),
                result("gradient", List.of(3), false));
        table.add(
                "evaluate",
                HandWrittenModels::linearEvaluate,
                x,
                t,
                parameters,
                result("loss", List.of(), false),
                result("distance", List.of(), false));
        table.add(
                "gradient:y",
                HandWrittenModels::linearGradient,
                x,
                parameters,
                result("value", List.of(), true),
                result("x", List.of(2), true));
        return table;
    }

    private static double linearValue(Storage x, Storage p, int example) {
        return p.get(0) * x.get(2 * example) + p.get(1) * x.get(2 * example + 1) + p.get(2);
    }

    private static void linearPredict(int batch, Storage[] a) {
        for (int i = 0; i < batch; i++) {
            a[2].set(i, linearValue(a[0], a[1], i));
        }
    }

    private static void linearTrain(int batch, Storage[] a) {
        double loss = 0;
        double[] gradient = new double[3];
        for (int i = 0; i < batch; i++) {
            double error = linearValue(a[0], a[2], i) - a[1].get(i);
            loss += error * error / batch;
            gradient[0] += 2 * error * a[0].get(2 * i) / batch;
            gradient[1] += 2 * error * a[0].get(2 * i + 1) / batch;
            gradient[2] += 2 * error / batch;
        }
        a[3].set(0, loss);
        Storage.of(a[4].precision(), gradient).copyTo(0, a[4], 0, 3);
    }

    private static void linearEvaluate(int batch, Storage[] a) {
        double loss = 0;
        double distance = 0;
        for (int i = 0; i < batch; i++) {
            double error = linearValue(a[0], a[2], i) - a[1].get(i);
            loss += error * error / batch;
            distance += Math.abs(error) / batch;
        }
        a[3].set(0, loss);
        a[4].set(0, distance);
    }

    private static void linearGradient(int batch, Storage[] a) {
        for (int i = 0; i < batch; i++) {
            a[2].set(i, linearValue(a[0], a[1], i));
            a[3].set(2 * i, a[1].get(0));
            a[3].set(2 * i + 1, a[1].get(1));
        }
    }

    private static KernelFactory irisKernels() {
        Argument x = new Argument("x", Role.INPUT, List.of(4), true);
        Argument species = new Argument("species", Role.TARGET, List.of(), true);
        Argument parameters = new Argument("parameters", Role.PARAMETERS, List.of(15), false);
        Table table = new Table();
        table.add("predict", HandWrittenModels::irisPredict, x, parameters, result("probability", List.of(3), true));
        table.add(
                "train",
                HandWrittenModels::irisTrain,
                x,
                species,
                parameters,
                result("loss", List.of(), false),
                result("gradient", List.of(15), false));
        table.add(
                "evaluate",
                HandWrittenModels::irisEvaluate,
                x,
                species,
                parameters,
                result("loss", List.of(), false),
                result("accuracy", List.of(), false));
        return table;
    }

    private static double[] probabilities(Storage x, Storage p, int example) {
        double[] e = new double[3];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double z = p.get(12 + k);
            for (int j = 0; j < 4; j++) {
                z += p.get(4 * k + j) * x.get(4 * example + j);
            }
            e[k] = Math.exp(z);
            sum += e[k];
        }
        for (int k = 0; k < 3; k++) {
            e[k] /= sum;
        }
        return e;
    }

    private static void irisPredict(int batch, Storage[] a) {
        for (int i = 0; i < batch; i++) {
            Storage.of(a[2].precision(), probabilities(a[0], a[1], i)).copyTo(0, a[2], 3 * i, 3);
        }
    }

    private static void irisTrain(int batch, Storage[] a) {
        double loss = 0;
        double[] gradient = new double[15];
        for (int i = 0; i < batch; i++) {
            double[] p = probabilities(a[0], a[2], i);
            int label = (int) a[1].get(i);
            loss -= Math.log(p[label]) / batch;
            for (int k = 0; k < 3; k++) {
                double error = (p[k] - (k == label ? 1 : 0)) / batch;
                gradient[12 + k] += error;
                for (int j = 0; j < 4; j++) {
                    gradient[4 * k + j] += error * a[0].get(4 * i + j);
                }
            }
        }
        a[3].set(0, loss);
        Storage.of(a[4].precision(), gradient).copyTo(0, a[4], 0, 15);
    }

    private static void irisEvaluate(int batch, Storage[] a) {
        double loss = 0;
        double accuracy = 0;
        for (int i = 0; i < batch; i++) {
            double[] p = probabilities(a[0], a[2], i);
            int label = (int) a[1].get(i);
            loss -= Math.log(p[label]) / batch;
            accuracy += p[label] >= Math.max(p[0], Math.max(p[1], p[2])) ? 1.0 / batch : 0;
        }
        a[3].set(0, loss);
        a[4].set(0, accuracy);
    }

    private static Argument result(String name, List<Integer> shape, boolean batched) {
        return new Argument(name, Role.RESULT, shape, batched);
    }

    /** Kernels without a state, by name. */
    private static final class Table implements KernelFactory {

        private final Map<String, KernelDescription> descriptions = new LinkedHashMap<>();
        private final Map<String, Kernel> kernels = new LinkedHashMap<>();

        void add(String name, Kernel kernel, Argument... arguments) {
            descriptions.put(name, new KernelDescription(name, List.of(arguments)));
            kernels.put(name, kernel);
        }

        @Override
        public List<KernelDescription> descriptions() {
            return List.copyOf(descriptions.values());
        }

        @Override
        public Kernel create(String name) {
            Kernel kernel = kernels.get(name);
            if (kernel == null) {
                throw new IllegalArgumentException("there is no kernel " + name);
            }
            return kernel;
        }
    }
}
