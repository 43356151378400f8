package dev.nnm.runtime.command;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code predict} is asked for.
 *
 * @param file the examples
 * @param out the file to write; {@code null} to print
 * @param threads how many threads compute; {@code null} for as many as there are processors
 */
record PredictOptions(
        String file, @Nullable String out, @Nullable Integer threads) {

    /** Reads the arguments after {@code predict}. */
    static PredictOptions parse(List<String> args) throws WrongUsage {
        String file = null;
        String out = null;
        Integer threads = null;
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--out")) {
                out = valueOf(rest, "--out needs the name of a file");
            } else if (argument.equals("--threads")) {
                threads = threads(valueOf(rest, "--threads needs a number"));
            } else if (argument.startsWith("--")) {
                throw new WrongUsage("there is no option " + argument);
            } else if (file == null) {
                file = argument;
            } else {
                throw new WrongUsage("predict takes one file, but there are " + file + " and " + argument);
            }
        }
        if (file == null) {
            throw new WrongUsage("predict needs the name of a file of examples");
        }
        return new PredictOptions(file, out, threads);
    }

    private static String valueOf(Iterator<String> rest, String missing) throws WrongUsage {
        if (!rest.hasNext()) {
            throw new WrongUsage(missing);
        }
        return rest.next();
    }

    private static int threads(String text) throws WrongUsage {
        int threads;
        try {
            threads = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new WrongUsage("--threads needs a whole number, but has \"" + text + "\"");
        }
        if (threads < 1) {
            throw new WrongUsage("--threads must be 1 or more, but is " + threads);
        }
        return threads;
    }
}
