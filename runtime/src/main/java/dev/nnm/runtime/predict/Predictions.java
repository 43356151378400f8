package dev.nnm.runtime.predict;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import java.util.List;

/**
 * The outputs of a model for several examples.
 *
 * @param model whose outputs these are
 * @param count the number of examples
 * @param outputs the values of every output in the model's order, one example after the other
 */
public record Predictions(ModelDescription model, int count, List<Storage> outputs) {

    /** Copies the list. */
    public Predictions {
        outputs = List.copyOf(outputs);
    }

    /**
     * A copy of one output for one example.
     *
     * @throws IllegalArgumentException if the model has no such output
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public double[] output(String name, int example) {
        int index = indexOf(name);
        if (example < 0 || example >= count) {
            throw new IndexOutOfBoundsException(
                    "there is no example " + example + ": " + count + " were predicted, numbered from 0");
        }
        int size = model.outputs().get(index).size();
        return outputs.get(index).copyOfRange(example * size, size).toDoubles();
    }

    /**
     * The index of the class predicted for an example: of the largest element, the first among equals, of the output
     * that {@link ModelDescription#classOutput} names.
     *
     * @throws IllegalArgumentException if the model does not classify
     */
    public int classIndex(int example) {
        Variable output = model.classOutput()
                .orElseThrow(() -> new IllegalArgumentException(model.name()
                        + " does not classify: it needs one class target and one output of as many elements"));
        double[] scores = output(output.name(), example);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /**
     * The label of the class predicted for an example.
     *
     * @throws IllegalArgumentException if the model does not classify
     */
    public String classLabel(int example) {
        int index = classIndex(example);
        return model.classTarget().orElseThrow().classes().get(index);
    }

    private int indexOf(String name) {
        List<String> names = model.outputs().stream().map(Variable::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(model.name() + " has no output " + name + "; it has " + names);
        }
        return index;
    }
}
