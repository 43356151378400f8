package dev.nnm.runtime.weights;

import java.io.IOException;

/** An entry of a weights file that cannot be used; the message completes "it holds …". */
final class UnreadableArray extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableArray(String message) {
        super(message);
    }
}
