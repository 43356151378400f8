package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Origin;

/** How derivatives are named after what they are the derivatives of. */
final class Derived {

    private Derived() {}

    /** The origin of the tangent ({@code x_dot}) or adjoint ({@code x_bar}) of what has the given origin. */
    static Origin named(Origin origin, String suffix) {
        String label = origin.label();
        return new Origin(origin.span(), label == null ? null : label + "_" + suffix);
    }
}
