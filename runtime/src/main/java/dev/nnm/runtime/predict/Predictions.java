package dev.nnm.runtime.predict;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
     * @throws IndexOutOfBoundsException if there is no such example
     * @throws IllegalStateException if an element is NaN, so that none is the largest
     */
    public int classIndex(int example) {
        Variable output = classOutput();
        return largest(output, example)
                .orElseThrow(() -> new IllegalStateException(
                        "no class is predicted for example " + example + ": the output " + output.name() + " has NaN"));
    }

    /**
     * The label of the class predicted for an example.
     *
     * @throws IllegalArgumentException if the model does not classify
     * @throws IndexOutOfBoundsException if there is no such example
     * @throws IllegalStateException if an element of the output is NaN, so that none is the largest
     */
    public String classLabel(int example) {
        int index = classIndex(example);
        return labels().get(index);
    }

    /**
     * The label of the class predicted for an example; empty if an element of the output is NaN.
     *
     * @throws IllegalArgumentException if the model does not classify
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public Optional<String> findClassLabel(int example) {
        OptionalInt index = largest(classOutput(), example);
        return index.isPresent() ? Optional.of(labels().get(index.getAsInt())) : Optional.empty();
    }

    private List<String> labels() {
        return model.classTarget().orElseThrow().classes();
    }

    private Variable classOutput() {
        return model.classOutput()
                .orElseThrow(() -> new IllegalArgumentException(model.name()
                        + " does not classify: it needs one class target and one output of as many elements"));
    }

    private OptionalInt largest(Variable output, int example) {
        double[] scores = output(output.name(), example);
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            return OptionalInt.empty();
        }
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return OptionalInt.of(best);
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
