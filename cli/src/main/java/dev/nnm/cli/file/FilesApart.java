package dev.nnm.cli.file;

import dev.nnm.cli.value.GivenValues;
import dev.nnm.runtime.file.FilesRead;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command, unless it would write over a file that it reads. Its arguments say by annotations which these are.
 */
public final class FilesApart implements IExecutionStrategy {

    @Override
    public int execute(ParseResult result) {
        if (result.hasSubcommand() && !result.subcommand().isUsageHelpRequested()) {
            check(result.subcommand());
        }
        return new RunLast().execute(result);
    }

    private static void check(ParseResult command) {
        List<OptionSpec> replacing = command.matchedOptions().stream()
                .filter(option -> annotation(option, Writes.class).isPresent())
                .filter(option -> paths(option).anyMatch(Files::isRegularFile))
                .toList();
        if (replacing.isEmpty()) {
            return;
        }
        FilesRead read = filesRead(command);
        for (OptionSpec option : replacing) {
            paths(option)
                    .flatMap(path -> read.objection(option.longestName() + " " + path, path).stream())
                    .findFirst()
                    .ifPresent(objection -> {
                        throw new ParameterException(command.commandSpec().commandLine(), objection);
                    });
        }
    }

    private static FilesRead filesRead(ParseResult command) {
        FilesRead read = new FilesRead();
        for (ArgSpec argument : command.matchedArgs()) {
            annotation(argument, Reads.class)
                    .ifPresent(reads ->
                            paths(argument).forEach(path -> read.add(path, reads.value() + " that the command reads")));
        }
        for (ArgSpec argument : command.matchedArgs()) {
            if (annotation(argument, Reads.class)
                    .filter(reads -> reads.value().equals(Reads.MODEL))
                    .isPresent()) {
                paths(argument).forEach(path -> NamedFiles.addTo(read, path));
            }
        }
        return read;
    }

    private static <A extends Annotation> Optional<A> annotation(ArgSpec argument, Class<A> type) {
        return argument.userObject() instanceof AnnotatedElement field
                ? Optional.ofNullable(field.getAnnotation(type))
                : Optional.empty();
    }

    /** The files that an argument names. */
    private static Stream<Path> paths(ArgSpec argument) {
        Object value = argument.getValue();
        if (value instanceof Path path) {
            return Stream.of(path);
        }
        return value instanceof Collection<?> values
                ? values.stream()
                        .map(String::valueOf)
                        .filter(GivenValues::isFile)
                        .map(Path::of)
                : Stream.empty();
    }
}
