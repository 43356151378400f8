package dev.nnm.teach.depth;

import java.util.List;

/**
 * Values and gradients in the layers of a net.
 *
 * @param activation the activation of all layers
 * @param initializer how the weights were drawn
 * @param layers the layers, from the first
 * @param alike whether all units of the first layer have the same value, for each example
 */
public record DepthProfile(String activation, String initializer, List<Layer> layers, boolean alike) {

    /** Copies the list. */
    public DepthProfile {
        layers = List.copyOf(layers);
    }

    /**
     * A layer.
     *
     * @param value the root mean square of its units' values
     * @param gradient the root mean square of the derivatives of the net's result by them
     */
    public record Layer(double value, double gradient) {}

    /** What becomes of the gradient between the last layer and the first. */
    public enum Fate {
        /** Nothing arrives in the first layer. */
        NONE("none arrives"),
        /** It loses all but a hundredth. */
        VANISHES("vanishes"),
        /** Neither. */
        ARRIVES("arrives"),
        /** It grows to more than the hundredfold. */
        EXPLODES("explodes");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    private static final double MUCH = 100;

    /** The layer next to the inputs. */
    public Layer first() {
        return layers.get(0);
    }

    /** The layer next to the result. */
    public Layer last() {
        return layers.get(layers.size() - 1);
    }

    /** By what a layer multiplies the gradient on its way back, as a geometric mean; NaN for a single layer. */
    public double factor() {
        return Math.pow(first().gradient() / last().gradient(), 1.0 / (layers.size() - 1));
    }

    /** What becomes of the gradient. */
    public Fate fate() {
        double ratio = first().gradient() / last().gradient();
        if (first().gradient() == 0) {
            return Fate.NONE;
        }
        if (ratio < 1 / MUCH) {
            return Fate.VANISHES;
        }
        return ratio <= MUCH ? Fate.ARRIVES : Fate.EXPLODES;
    }
}
