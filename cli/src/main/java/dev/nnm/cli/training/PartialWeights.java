package dev.nnm.cli.training;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the weights of a training go that did not come to its end: into the file that was meant, or, if that exists,
 * beside it, since what is there may be better.
 *
 * @param file where they go
 * @param meant where the weights of the whole training would go
 */
record PartialWeights(Path file, Path meant) {

    /** The place for weights that were meant for a file. */
    static PartialWeights insteadOf(Path meant) {
        return new PartialWeights(Files.isRegularFile(meant) ? beside(meant) : meant, meant);
    }

    /** {@code xor.partial.npz} for xor.npz. */
    private static Path beside(Path meant) {
        String name = meant.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return meant.resolveSibling(
                dot <= 0 ? name + ".partial" : name.substring(0, dot) + ".partial" + name.substring(dot));
    }

    /** What messages say of it. */
    String saved() {
        return "saved in " + file + (file.equals(meant) ? "" : "; " + meant + " is as it was before");
    }
}
