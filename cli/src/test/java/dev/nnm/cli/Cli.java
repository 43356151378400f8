package dev.nnm.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A command that has run in this process.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Cli(int code, String out, String err) {

    private static final Path SAMPLES = Path.of("..", "samples");

    /** Runs a command. */
    public static Cli run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new Output(stream(out), stream(err), 0), arguments);
        return new Cli(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** The path of a sample model. */
    public static String sample(String name) {
        return SAMPLES.resolve(name + ".nnm").toString();
    }

    /** Standard output, which is one JSON document. */
    public JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }
}
