package dev.nnm.runtime.command;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.Vectors;
import dev.nnm.runtime.data.DataSource;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.file.FilesRead;
import dev.nnm.runtime.predict.PredictionWriter;
import dev.nnm.runtime.predict.Predictions;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command line of a model JAR: {@code java -jar model.jar predict FILE}. */
public final class ModelCommand {

    private static final int FINE = 0;
    private static final int WRONG_INPUT = 1;
    private static final int WRONG_USAGE = 2;

    private final CompiledModel model;
    private final PrintStream out;
    private final PrintStream err;

    private ModelCommand(CompiledModel model, PrintStream out, PrintStream err) {
        this.model = model;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param model the JAR's model with its weights
     * @param args the arguments after {@code java -jar model.jar}
     * @param out takes what was asked for
     * @param err takes messages
     * @return the exit code: 0 fine, 1 a mistake in the data, 2 wrong usage
     */
    public static int run(CompiledModel model, String[] args, PrintStream out, PrintStream err) {
        ModelCommand command = new ModelCommand(model, out, err);
        try {
            return command.dispatch(List.of(args));
        } catch (WrongUsage e) {
            err.println(e.getMessage());
            err.print(command.usage());
            return WRONG_USAGE;
        } catch (UserError | InvalidPathException e) {
            err.println(e.getMessage());
            return WRONG_INPUT;
        } catch (IOException e) {
            err.println("the predictions cannot be written: " + e.getMessage());
            return WRONG_INPUT;
        }
    }

    private int dispatch(List<String> args) throws IOException, WrongUsage {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(usage());
            return FINE;
        }
        if (args.isEmpty()) {
            err.print(usage());
            return WRONG_USAGE;
        }
        List<String> rest = args.subList(1, args.size());
        return switch (args.get(0)) {
            case "info" -> info(rest);
            case "predict" -> predict(PredictOptions.parse(rest));
            default -> throw new WrongUsage("there is no command " + args.get(0));
        };
    }

    private int info(List<String> args) throws WrongUsage {
        if (!args.isEmpty()) {
            throw new WrongUsage("info takes no arguments");
        }
        out.print(ModelText.describe(model));
        return FINE;
    }

    private int predict(PredictOptions options) throws IOException, WrongUsage {
        model.description().requireOutput();
        requireOutputApart(options);
        CompiledModel used = options.threads() == null ? model : model.withThreads(options.threads());
        tellOfVectors();
        Predictions predictions = used.predict(read(options.file()));
        if (options.out() == null) {
            PredictionWriter.write(out, predictions);
        } else {
            PredictionWriter.write(Path.of(options.out()), predictions);
        }
        return FINE;
    }

    private static void requireOutputApart(PredictOptions options) throws WrongUsage {
        if (options.out() == null) {
            return;
        }
        FilesRead read = new FilesRead();
        read.add(Path.of(options.file()), "the examples that predict reads");
        // with java -jar, the class path is the JAR
        for (String jar : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            read.add(Path.of(jar), "the program that runs");
        }
        Optional<String> objection = read.objection("--out " + options.out(), Path.of(options.out()));
        if (objection.isPresent()) {
            throw new WrongUsage(objection.get());
        }
    }

    private void tellOfVectors() {
        if (model.kernels().gainsFromVectors() && Vectors.bits() == 0) {
            err.println("computing without vectors; java --add-modules " + Vectors.MODULE + " is faster");
        }
    }

    private Dataset read(String file) {
        return DataSource.readInputs(Path.of(file), model.description());
    }

    private String usage() {
        return """
                The model %s, compiled by nnm.

                usage:
                  predict FILE [--out P.csv] [--threads N]
                      predicts for every example of FILE, which is CSV, or a text if the model was trained on one;
                      writes to P.csv or prints; computes with at most N threads, else with as many as there are
                      processors
                  info
                      prints the model's inputs, outputs and parameters
                  --help
                      prints this text
                """.formatted(model.description().name());
    }
}
