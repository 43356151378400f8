package dev.nnm.cli.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the lecture show what their commands print now. With {@code -Dnnm.golden=refresh} the commands write the
 * pages and their pictures anew; the diff is then to be read.
 */
class LecturePagesTest {

    private static final Path PAGES = Path.of("..", "docs", "lecture");
    private static final Path PICTURES = PAGES.resolve("pictures");
    private static final boolean REFRESH = "refresh".equals(System.getProperty("nnm.golden"));
    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text");

    @TempDir
    private Path folder;

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsWhatItsCommandsPrint(String name) throws IOException {
        Path file = PAGES.resolve(name);
        LecturePage page = new LecturePage(Files.readString(file));
        if (REFRESH) {
            Files.createDirectories(PICTURES);
            Files.writeString(file, page.refreshed(new Shell(PICTURES, folder)::run));
            return;
        }
        Shell shell = new Shell(folder, folder);
        for (LecturePage.Run run : page.runs()) {
            List<String> now = shell.run(run.line()).lines().toList();
            assertThat(Agreement.difference(run.output(), now))
                    .as("docs/lecture/%s: $ %s", name, run.line())
                    .isEmpty();
        }
        for (Path picture : pictures(folder)) {
            assertThat(Agreement.difference(texts(PICTURES.resolve(picture.getFileName())), texts(picture)))
                    .as("%s of docs/lecture/%s", picture.getFileName(), name)
                    .isEmpty();
        }
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".svg")).toList();
        }
    }

    /** What stands in a picture. Of a plot of times, the numbers on its axes are as different as the times. */
    private static List<String> texts(Path picture) throws IOException {
        List<String> texts = new ArrayList<>();
        Matcher matcher = TEXT.matcher(Files.readString(picture));
        while (matcher.find()) {
            texts.add(matcher.group(1));
        }
        return texts.stream().anyMatch(text -> text.contains("time (")) ? List.of() : texts;
    }

    @Test
    void theIndexNamesEveryPageAndEveryPictureIsShown() throws IOException {
        String index = Files.readString(PAGES.resolve("README.md"));
        StringBuilder all = new StringBuilder();
        for (String page : pages()) {
            assertThat(index).contains("(" + page + ")");
            all.append(Files.readString(PAGES.resolve(page)));
        }
        for (Path picture : pictures(PICTURES)) {
            assertThat(all.toString()).contains("(pictures/" + picture.getFileName() + ")");
        }
    }
}
