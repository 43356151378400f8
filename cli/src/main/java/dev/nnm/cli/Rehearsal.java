package dev.nnm.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the short commands once, so that the launcher can keep the classes they load in an archive that the next start
 * maps into memory (class data sharing).
 */
public final class Rehearsal {

    private Rehearsal() {}

    /** Runs the commands on the sample models in the folder that is the only argument, and shows nothing. */
    public static void main(String[] arguments) throws IOException {
        Path samples = Path.of(arguments[0]);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Output output = new Output(nowhere, nowhere, 0);
        String function = samples.resolve("product.nnm").toString();
        String network = samples.resolve("xor.nnm").toString();
        Main.run(output, "--help");
        Main.run(output, "check", samples.resolve("iris.nnm").toString(), "--json");
        Main.run(output, "check", network);
        Main.run(output, "eval", network, "--at", "x=[1,0]");
        Main.run(output, "gradient", function, "--at", "x1=1,x2=2", "--json");
        Main.run(output, "gradient", function, "--at", "x1=1,x2=2", "--mode", "symbolic");
        Main.run(output, "diff", function, "--latex");
        Main.run(output, "show", "--stage", "java", network);
        train(network, output);
    }

    /** Twice: compiled, then found in the cache, if that is empty at first. */
    private static void train(String network, Output output) throws IOException {
        Path weights = Files.createTempFile("nnm", ".npz");
        try {
            for (int i = 0; i < 2; i++) {
                Main.run(output, "train", network, "--epochs", "1", "--weights", weights.toString());
            }
        } finally {
            Files.deleteIfExists(weights);
        }
    }
}
