package dev.nnm.runtime.initialize;

import dev.nnm.runtime.Initializer;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.random.RandomNumbers;
import dev.nnm.runtime.random.RandomNumbers.Purpose;
import java.util.List;

/** Fills a model's parameters with the values that their initialisers give for a seed. */
public final class ParameterInitialization {

    private ParameterInitialization() {}

    /** New values for all parameters, flat, in the model's precision. The same seed gives the same bits. */
    public static Storage initialValues(ModelDescription model, long seed) {
        Storage values = Storage.allocate(model.precision(), model.parameterCount());
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            fill(values, parameters.get(i), seed, i);
        }
        return values;
    }

    private static void fill(Storage values, Parameter parameter, long seed, int index) {
        int offset = parameter.offset();
        int size = parameter.size();
        RandomNumbers random = new RandomNumbers(seed, Purpose.INITIAL_VALUE, index);
        Initializer initializer = parameter.initializer();
        if (initializer instanceof Initializer.Constant constant) {
            fillConstant(values, parameter, constant.values());
        } else if (initializer instanceof Initializer.Uniform uniform) {
            double width = uniform.high() - uniform.low();
            for (int i = 0; i < size; i++) {
                values.set(offset + i, uniform.low() + width * random.uniform(i));
            }
        } else if (initializer instanceof Initializer.Normal normal) {
            for (int i = 0; i < size; i++) {
                values.set(offset + i, normal.mean() + normal.deviation() * random.normal(i));
            }
        } else if (initializer instanceof Initializer.Sparse sparse) {
            RandomNumbers places = new RandomNumbers(seed, Purpose.SPARSITY, index);
            fillSparse(values, parameter, sparse, random, places);
        }
    }

    private static void fillConstant(Storage values, Parameter parameter, List<Double> constants) {
        int size = parameter.size();
        if (constants.size() != 1 && constants.size() != size) {
            throw new IllegalArgumentException(
                    parameter.name() + " has " + size + " elements, but " + constants.size() + " initial values");
        }
        for (int i = 0; i < size; i++) {
            values.set(parameter.offset() + i, constants.get(constants.size() == 1 ? 0 : i));
        }
    }

    private static void fillSparse(
            Storage values,
            Parameter parameter,
            Initializer.Sparse sparse,
            RandomNumbers random,
            RandomNumbers places) {
        // a vector or a number feeds one output: it is a single row
        int rows = parameter.shape().size() < 2 ? 1 : parameter.shape().get(0);
        int width = rows == 0 ? 0 : parameter.size() / rows;
        int[] columns = new int[width];
        for (int row = 0; row < rows; row++) {
            int chosen = chooseColumns(columns, Math.min(sparse.nonzero(), width), places, (long) row * width);
            for (int i = 0; i < chosen; i++) {
                int position = row * width + columns[i];
                values.set(parameter.offset() + position, sparse.deviation() * random.normal(position));
            }
        }
    }

    /** Puts {@code count} different random columns first in the array: the beginning of a Fisher–Yates shuffle. */
    private static int chooseColumns(int[] columns, int count, RandomNumbers places, long firstPosition) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i;
        }
        for (int i = 0; i < count; i++) {
            int j = i + places.below(columns.length - i, firstPosition + i);
            int column = columns[j];
            columns[j] = columns[i];
            columns[i] = column;
        }
        return count;
    }
}
