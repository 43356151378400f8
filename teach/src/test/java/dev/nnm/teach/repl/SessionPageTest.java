package dev.nnm.teach.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.teach.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The sessions in docs/repl.md show what is answered now. With {@code -Dnnm.golden=refresh} the page is written anew.
 * In a block that begins with {@code ```console}, lines after {@code nnm>} and {@code ...>} are typed.
 */
class SessionPageTest {

    private static final Path PAGE = Path.of("..", "docs", "repl.md");
    private static final String TYPED = "nnm> ";
    private static final String MORE = "...> ";

    @Test
    void showsWhatIsAnswered() throws IOException {
        String page = Files.readString(PAGE);
        if ("refresh".equals(System.getProperty("nnm.golden"))) {
            Files.writeString(PAGE, answered(page));
        } else {
            assertThat(answered(page)).isEqualTo(page);
        }
    }

    private static String answered(String page) {
        StringBuilder text = new StringBuilder();
        Session session = new Session(Samples.COMPILER, Path.of(".."));
        boolean isInside = false;
        String entry = "";
        for (String line : page.lines().toList()) {
            boolean isTyped = isInside && (line.startsWith(TYPED) || line.startsWith(MORE));
            if (!isInside || isTyped || line.equals("```")) {
                text.append(line).append('\n');
            }
            if (isTyped) {
                String typed = line.substring(TYPED.length());
                entry = line.startsWith(MORE) ? entry + "\n" + typed : typed;
                if (!Session.isOpen(entry)) {
                    String said = session.enter(entry).text().stripTrailing();
                    text.append(said).append(said.isEmpty() ? "" : "\n");
                }
            }
            if (line.equals("```console")) {
                isInside = true;
            } else if (line.equals("```")) {
                isInside = false;
            }
        }
        return text.toString();
    }
}
