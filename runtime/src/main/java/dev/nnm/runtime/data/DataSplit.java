package dev.nnm.runtime.data;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.random.RandomNumbers;
import dev.nnm.runtime.random.RandomNumbers.Purpose;
import java.util.Arrays;

/**
 * Examples to train on and examples to validate with.
 *
 * @param training fits the parameters
 * @param validation measures them; may have no examples
 */
public record DataSplit(Dataset training, Dataset validation) {

    /**
     * Sets a random part of the examples aside. Both parts keep the examples in their order.
     *
     * @param model whose examples these are
     * @param examples all examples
     * @param fraction the part to validate with, from 0 to below 1
     * @param seed decides which examples
     * @throws UserError if a part would have no examples
     */
    public static DataSplit of(ModelDescription model, Dataset examples, double fraction, long seed) {
        int count = examples.count();
        int validationCount = fraction == 0 ? 0 : (int) Math.max(1, Math.rint(count * fraction));
        if (validationCount >= count) {
            throw new UserError(model.sourceName() + ": the data has " + count + (count == 1 ? " example" : " examples")
                    + ", too few to set aside a fraction of " + fraction + " for validation.");
        }
        int[] order = new RandomNumbers(seed, Purpose.SPLIT, 0).permutation(count);
        int[] validation = Arrays.copyOf(order, validationCount);
        int[] training = Arrays.copyOfRange(order, validationCount, count);
        Arrays.sort(validation);
        Arrays.sort(training);
        return new DataSplit(examples.select(training), examples.select(validation));
    }
}
