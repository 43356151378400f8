package dev.nnm.cli.teaching;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option of commands that look at a model for several values of one of its constants. */
final class ParameterOption {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\p{L}\\w*)\\s*=\\s*(?:(\\d{1,6})\\s*\\.\\.\\s*(\\d{1,6})|(\\d{1,6}(?:\\s*,\\s*\\d{1,6})*))");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUES",
            description = "A constant of the file (const n = …) that takes several values: n=1..10 or n=1,10,100.")
    private @Nullable String parameter;

    /**
     * A constant and its values.
     *
     * @param name the constant
     * @param values at least one
     */
    record Series(String name, List<Integer> values) {

        /** Copies the list. */
        Series {
            values = List.copyOf(values);
        }
    }

    /** What the option says; empty if it is not given. */
    Optional<Series> series() {
        return Optional.ofNullable(parameter).map(this::read);
    }

    private Series read(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw mistake("--parameter must be like n=1..10 or n=1,10,100, but is " + text);
        }
        List<Integer> values = matcher.group(4) == null
                ? IntStream.rangeClosed(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))
                        .boxed()
                        .toList()
                : Arrays.stream(matcher.group(4).split("\\s*,\\s*", -1))
                        .map(Integer::valueOf)
                        .toList();
        if (values.isEmpty()) {
            throw mistake("--parameter " + text + " holds no value");
        }
        return new Series(matcher.group(1), values);
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
