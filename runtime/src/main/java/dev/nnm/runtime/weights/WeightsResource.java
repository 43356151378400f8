package dev.nnm.runtime.weights;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;

/** Weights that are packed with a model's classes. */
public final class WeightsResource {

    private WeightsResource() {}

    /**
     * Reads the weights.
     *
     * @param owner the class beside which they lie
     * @param name the resource's name
     * @throws UserError if they are missing or damaged
     */
    public static Weights read(Class<?> owner, String name, ModelDescription model) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new UserError("the weights of " + model.name() + " are missing: there is no " + name + " beside "
                        + owner.getName());
            }
            return WeightsFile.read(in, name, model);
        } catch (IOException e) {
            throw new UserError("cannot read the weights of " + model.name() + ": " + e.getMessage());
        }
    }
}
