package dev.nnm.runtime.optimize;

/**
 * Adam with decoupled weight decay (I. Loshchilov and F. Hutter, 2019, algorithm 2): beside the step of {@link Adam},
 * every parameter shrinks by rate·decay of itself.
 */
final class AdamW implements UpdateRule {

    private final double shrinkage;
    private final Adam adam;

    AdamW(Settings settings, int size) {
        this.shrinkage = settings.get("rate") * settings.get("decay");
        this.adam = new Adam(settings, size);
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int offset, int first, int count) {
        for (int i = offset; i < offset + count; i++) {
            parameters[i] -= shrinkage * parameters[i];
        }
        adam.update(step, parameters, gradient, offset, first, count);
    }
}
