package dev.nnm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.file.Writes;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The examples in the help do what they say, as far as the files that they name are among the samples. */
class HelpExamplesTest {

    private static final String PROMPT = "  nnm ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private static final Pattern USERS_FILE = Pattern.compile("[\\w.]+\\.(?:csv|npz|json)");

    /** It compares for many sizes, which takes as long as all others together. */
    private static final String SLOW = "helmholtz";

    @TempDir
    private Path folder;

    static Stream<String> examples() {
        return commands()
                .flatMap(command -> Arrays.stream(
                                command.getCommandSpec().usageMessage().footer())
                        .filter(line -> line.startsWith(PROMPT) && !line.startsWith(PROMPT + "repl"))
                        .filter(line -> !line.contains(" > ") && !line.contains(SLOW))
                        .map(line -> line.substring(PROMPT.length()))
                        .filter(line -> words(line, Path.of("")).stream()
                                .noneMatch(word -> USERS_FILE.matcher(word).matches())));
    }

    private static Stream<CommandLine> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Output output = new Output(nowhere, nowhere, 0);
        return Main.commandLine(output, new Failures(output, false), new String[0]).getSubcommands().values().stream();
    }

    private static boolean isWritten(OptionSpec option) {
        return option.userObject() instanceof Field field && field.isAnnotationPresent(Writes.class);
    }

    /** The words of an example, what it writes being in a folder. */
    private static List<String> words(String example, Path folder) {
        List<String> words = new ArrayList<>();
        for (MatchResult match : WORD.matcher(example).results().toList()) {
            String word = match.group(1) == null ? match.group() : match.group(1);
            boolean isWritten = !words.isEmpty() && writes(words.get(0), words.get(words.size() - 1));
            words.add(
                    isWritten
                            ? folder.resolve("out").resolve(word).toString()
                            : word.replaceFirst("^samples/", "../samples/"));
        }
        return words;
    }

    private static boolean writes(String command, String option) {
        return commands()
                .filter(found -> found.getCommandName().equals(command))
                .flatMap(found -> found.getCommandSpec().options().stream())
                .anyMatch(found ->
                        isWritten(found) && Arrays.asList(found.names()).contains(option));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleWorks(String example) throws Exception {
        Files.createDirectory(folder.resolve("out"));
        List<String> words = new ArrayList<>(words(example, folder));
        if (words.get(0).equals("train")) {
            words.addAll(List.of("--weights", folder.resolve("w.npz").toString()));
        }

        Cli cli = Cli.run(words.toArray(String[]::new));

        assertThat(cli.code()).as(cli.err()).isZero();
    }

    @Test
    void mostExamplesCanBeTried() {
        assertThat(examples()).hasSizeGreaterThan(30);
    }
}
