package dev.nnm.cli.subject;

import dev.nnm.cli.file.Reads;
import dev.nnm.cli.value.GivenValues;
import dev.nnm.cli.value.Point;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say at which point a model is looked at. */
public final class PointOptions {

    @Reads("the values")
    @Option(
            names = "--at",
            paramLabel = "VALUES",
            description = {
                "Values of inputs, such as x1=2,x2=5 or x=[1,2] or A=[[1,2],[3,4]]; or a file of them that ends in "
                        + ".json and holds an object such as {\"x1\": 2, \"x\": [1, 2]}. Classes are given by their labels, "
                        + "kind=red, in quotes if they contain spaces or commas. Targets and parameters may "
                        + "have values too. May be given several times."
            })
    private List<String> at = new ArrayList<>();

    @Reads("the weights")
    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "The parameters, as \"nnm train\" saved them. Without it they have their initial values.")
    private @Nullable Path weights;

    /** The values given, by the names of inputs, targets and parameters. */
    public Map<String, double[]> values(CheckedModel model) {
        Quantities quantities = new Quantities(model);
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        quantities.variables().forEach((name, shape) -> shapes.put(name, shape.sizes()));
        return Point.of(GivenValues.read(at, quantities.classes()), shapes, model.precision());
    }

    /** The weights given; empty if the parameters have their initial values. */
    public Optional<Weights> weights(CheckedModel model) {
        return Optional.ofNullable(weights).map(file -> WeightsFile.read(file, model.description()));
    }
}
