package dev.nnm.cli.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.Cli;
import dev.nnm.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands of a page as a shell in the project's folder would: {@code ./nnm …}, {@code cat FILE} and, behind
 * either, {@code | head -N} or {@code | tail -N}. What commands write goes to folders of its own.
 */
final class Shell {

    private static final Path ROOT = Path.of("..");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern PIPE = Pattern.compile("(.*?)\\s*\\|\\s*(head|tail) -(\\d+)");
    private static final Pattern PICTURE = Pattern.compile(".*\\.svg");
    private static final Pattern WRITTEN = Pattern.compile(".*\\.(npz|html|dot)");

    private final Path pictures;
    private final Path others;

    /**
     * A shell.
     *
     * @param pictures where pictures go that commands write
     * @param others where other files go that commands write
     */
    Shell(Path pictures, Path others) {
        this.pictures = pictures;
        this.others = others;
    }

    /** What a line prints; it must succeed. */
    String run(String line) {
        Matcher pipe = PIPE.matcher(line);
        if (!pipe.matches()) {
            return output(words(line));
        }
        List<String> lines = output(words(pipe.group(1))).lines().toList();
        int count = Math.min(lines.size(), Integer.parseInt(pipe.group(3)));
        List<String> kept = pipe.group(2).equals("head")
                ? lines.subList(0, count)
                : lines.subList(lines.size() - count, lines.size());
        return String.join("\n", kept) + "\n";
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    private String output(List<String> words) {
        if (words.get(0).equals("cat")) {
            return read(ROOT.resolve(words.get(1)));
        }
        assertThat(words.get(0)).isEqualTo("./nnm");
        String[] arguments = words.stream().skip(1).map(this::located).toArray(String[]::new);
        Cli cli = Cli.run(arguments);
        assertThat(cli.code()).as("%s: %s", words, cli.err()).isEqualTo(ExitCode.FINE);
        return cli.out().replace(others + "/", "").replace("../", "");
    }

    /** Where a file that a command names is, seen from the folder of the tests. */
    private String located(String word) {
        if (PICTURE.matcher(word).matches()) {
            return pictures.resolve(Path.of(word).getFileName()).toString();
        }
        if (WRITTEN.matcher(word).matches()) {
            return others.resolve(Path.of(word).getFileName()).toString();
        }
        return word.startsWith("samples/") ? ROOT.resolve(word).toString() : word;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
