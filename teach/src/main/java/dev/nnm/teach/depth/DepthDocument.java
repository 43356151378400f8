package dev.nnm.teach.depth;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import dev.nnm.teach.picture.Plot;
import dev.nnm.teach.picture.PlotPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Values and gradients of deep nets, laid out. */
public final class DepthDocument {

    private static final int DIGITS = 3;

    private DepthDocument() {}

    /**
     * The document: what becomes of gradients, and for each activation a table and a plot of their sizes.
     *
     * @param net the sizes of all nets
     * @param byActivation the same initialisations for each activation
     */
    public static Document of(DeepNet net, List<List<DepthProfile>> byActivation) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(summary(byActivation));
        blocks.add(new Block.Paragraph("Sizes are root mean squares over the " + net.width() + " units of a layer and "
                + DeepNet.EXAMPLES
                + " random examples; a gradient is that of the net's result, a random sum of the last "
                + "layer, by the values of a layer. It vanishes if less than a hundredth of it arrives in the first "
                + "layer, and explodes if more than the hundredfold does."));
        byActivation.forEach(profiles -> blocks.add(gradients(profiles)));
        byActivation.forEach(profiles -> blocks.add(new Block.Figure(
                activation(profiles), "Gradients by layer, " + activation(profiles), plot(net, profiles))));
        return new Document("Gradients in nets of " + net.depth() + " layers", blocks);
    }

    private static String activation(List<DepthProfile> profiles) {
        return profiles.get(0).activation();
    }

    private static Table summary(List<List<DepthProfile>> byActivation) {
        Table.Builder table = Table.builder("nets", "")
                .column("activation", "activation")
                .column("initialiser", "initialiser")
                .column("firstValue", "first layer's values")
                .column("lastValue", "last layer's")
                .column("lastGradient", "gradient in the last")
                .column("firstGradient", "in the first")
                .column("factor", "times, per layer")
                .column("fate", "the gradient")
                .column("units", "units of a layer");
        byActivation.forEach(profiles -> profiles.forEach(profile -> table.row(
                Cell.code(profile.activation()),
                Cell.code(profile.initializer()),
                Cell.number(profile.first().value(), DIGITS),
                Cell.number(profile.last().value(), DIGITS),
                Cell.number(profile.last().gradient(), DIGITS),
                Cell.number(profile.first().gradient(), DIGITS),
                Double.isNaN(profile.factor()) ? Cell.EMPTY : Cell.number(profile.factor(), DIGITS),
                Cell.text(profile.fate().words()),
                Cell.text(profile.alike() ? "all alike" : "differ"))));
        return table.build();
    }

    private static Table gradients(List<DepthProfile> profiles) {
        String activation = activation(profiles);
        Table.Builder table =
                Table.builder(activation, "Gradients by layer, " + activation).column("layer", "layer");
        profiles.forEach(profile -> table.column(profile.initializer(), profile.initializer()));
        for (int k = 0; k < profiles.get(0).layers().size(); k++) {
            int layer = k;
            List<Cell> row = new ArrayList<>();
            row.add(Cell.count(layer + 1));
            profiles.forEach(
                    profile -> row.add(Cell.number(profile.layers().get(layer).gradient(), DIGITS)));
            table.row(row);
        }
        return table.build();
    }

    private static PlotPicture plot(DeepNet net, List<DepthProfile> profiles) {
        List<Double> layers =
                IntStream.rangeClosed(1, net.depth()).mapToObj(k -> (double) k).toList();
        return new PlotPicture(new Plot(
                activation(profiles) + ", " + net.depth() + " layers of " + net.width() + " units",
                new Plot.Axis("layer", false),
                new Plot.Axis("size of the gradient", true),
                profiles.stream()
                        .map(profile -> new Plot.Curve(
                                profile.initializer(),
                                layers,
                                profile.layers().stream()
                                        .map(DepthProfile.Layer::gradient)
                                        .toList()))
                        .toList(),
                List.of()));
    }
}
