package dev.nnm.teach.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.teach.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    private final Session session = new Session(Samples.COMPILER, Path.of(""));

    @TempDir
    private Path folder;

    private String say(String entry) {
        Answer answer = session.enter(entry);
        assertThat(answer).as(entry + ": " + answer.text()).isNotInstanceOf(Answer.Mistake.class);
        return answer.text().strip();
    }

    private String mistake(String entry) {
        Answer answer = session.enter(entry);
        assertThat(answer).as(entry).isInstanceOf(Answer.Mistake.class);
        return answer.text();
    }

    @Test
    void definitionsHaveTypesAndValues() {
        assertThat(say("input x, v[2]")).isEqualTo("x is a number\nv is a tensor [2]");
        assertThat(say("y = x * v")).isEqualTo("y is a tensor [2] that depends on x, v");
        assertThat(say(":at x = 2, v = [1, 3]")).isEqualTo("x = 2\nv = [1, 3]");
        assertThat(say("y")).isEqualTo("[2, 6]");
        assertThat(say("grad(y @ y, x)")).isEqualTo("40");
        assertThat(say("x > 1")).isEqualTo("true");
        assertThat(say("const n = 3; z = n * x")).isEqualTo("n = 3\nz = 6");
        assertThat(say("fn f(a) {\n  a^n\n}")).isEmpty();
        assertThat(say("grad(f)(2)")).isEqualTo("12");
        assertThat(say("param w[2] = 0.5")).isEqualTo("w = [0.5, 0.5]");
        assertThat(say("input kind : class(\"a\", \"b\")")).isEmpty();
        assertThat(say(":at kind = \"b\"")).endsWith("kind = \"b\"");
        assertThat(say("kind == \"b\"")).isEqualTo("true");
    }

    @Test
    void aNameThatIsDefinedAgainKeepsItsPlaceIfItCan() {
        say("input x");
        say("a = x");
        say("b = 2 * a");
        say("a = 3 * x");
        assertThat(say(":list")).isEqualTo("input x\na = 3 * x\nb = 2 * a");
        say(":at x = 1");
        assertThat(say("b")).isEqualTo("6");
        assertThat(say("c = b")).isEqualTo("c = 6");
        say("input x, z");
        assertThat(say("b")).isEqualTo("6");
    }

    @Test
    void mistakesChangeNothing() {
        say("input x");
        say("y = x^2");
        assertThat(mistake("y = [1, 2] + [1, 2, 3]")).contains("session:2:", "shapes do not fit");
        assertThat(mistake("y = x +")).contains("session:1:");
        assertThat(mistake("nope")).contains("unknown name \"nope\"", "it = nope");
        assertThat(mistake("input x[3]; y = undefined")).contains("undefined");
        assertThat(mistake(":at q = 1")).contains("there is no variable \"q\"");
        assertThat(mistake(":at x = [1, 2]")).contains("x is a number, but the value is [2]");
        assertThat(mistake(":at x")).contains("values are given like");
        assertThat(mistake(":nothing")).contains("there is no command :nothing");
        assertThat(mistake(":load no.nnm")).contains("no.nnm: there is no such file");
        assertThat(mistake("it = 3")).contains("\"it\" is what an expression is called");
        assertThat(mistake(":plot y")).contains("a plot is written like");
        assertThat(session.program()).isEqualTo("input x\ny = x^2\n");
    }

    @Test
    void changesCanBeTakenBack() {
        say("a = 1");
        say("a = 2");
        say("input x");
        say(":at x = 5");
        say(":undo");
        assertThat(say("x")).isEqualTo("a number");
        say(":undo");
        assertThat(say(":undo")).isEqualTo("a = 1");
        say(":clear");
        assertThat(say(":list")).isEmpty();
        say(":undo");
        assertThat(say("a")).isEqualTo("1");
        say(":undo");
        assertThat(mistake(":undo")).contains("nothing to take back");
    }

    @Test
    void filesAreLoadedAndSaved() throws IOException {
        Files.writeString(folder.resolve("part.nnm"), "fn twice(a) = 2 * a\n");
        Files.writeString(folder.resolve("whole.nnm"), "# a file\nimport \"part.nnm\"\ninput x\noutput y = twice(x)\n");
        assertThat(say(":load " + folder.resolve("whole.nnm"))).startsWith("3 statements of ");
        say(":at x = 4");
        assertThat(say("y")).isEqualTo("8");
        Answer saved = session.enter(":save copy.nnm");
        assertThat(saved).isInstanceOf(Answer.Written.class);
        assertThat(new String(((Answer.Written) saved).content().get(), StandardCharsets.UTF_8))
                .isEqualTo("# a file\nimport \"part.nnm\"\ninput x\noutput y = twice(x)\n");
    }

    @Test
    void commentsOfAFileStay() throws IOException {
        String text = """
                # The unit.

                # what it is given
                input x, z : class("#", "b")  # a number
                a = x; b = 2 * x   # both
                # what comes out
                output y = {
                  # in between
                  a * b
                }
                # at x = 1: y = 2

                # the end
                """;
        Path file = Files.writeString(folder.resolve("unit.nnm"), text);
        say(":load " + file);

        String kept = text.replace("input x, z", "input x\ninput z")
                .replace("a = x; b", "a = x\nb")
                .replace("x   #", "x  #");
        assertThat(session.program()).isEqualTo(kept);

        say("y = a + b");
        assertThat(session.program())
                .contains("# both\n# what comes out\ny = a + b\n")
                .doesNotContain("the end");
        say("# better\ny = a - b # or so");
        assertThat(session.program()).endsWith("# both\n# better\ny = a - b  # or so\n");
    }

    @Test
    void aLoadedFileMayBeReplacedUnlessSomethingWouldBeLost() throws IOException {
        Path file = Files.writeString(folder.resolve("a.nnm"), "a = 1\n");
        say(":load " + file);
        assertThat(session.notToReplace()).isEmpty();
        say("a = 2");
        Files.writeString(file, session.program());
        session.saved(file);
        assertThat(session.notToReplace()).isEmpty();

        Files.writeString(file, "a = 2; b = 3\n");
        assertThat(session.notToReplace()).containsValue("a file that was changed after it was loaded");
        say(":load " + file);
        assertThat(session.notToReplace()).isEmpty();
        say(":clear");
        assertThat(session.notToReplace()).containsValue("a file that was read, but of which nothing is defined now");
        say(":undo");
        assertThat(session.notToReplace()).isEmpty();

        Path wrong = Files.writeString(folder.resolve("wrong.nnm"), "c = nope\n");
        mistake(":load " + wrong);
        assertThat(session.notToReplace()).containsOnlyKeys(wrong.toRealPath());
    }

    @Test
    void plotsAreTextOrPictures() {
        say("input x");
        assertThat(say(":plot x^2, x over x in -1..1")).contains("* x^2", "o x", "│", "└──");
        assertThat(say(":plot x / x over x in -1..1")).contains("* x / x");
        Answer svg = session.enter(":plot x^2 over x in -pi..pi to square.svg");
        assertThat(new String(((Answer.Written) svg).content().get(), StandardCharsets.UTF_8))
                .contains("<svg");
        assertThat(mistake(":plot [x, x] over x in 0..1")).contains("only a number can be drawn");
        assertThat(mistake(":plot x over x in 0..1 to x.gif"))
                .isEqualTo("a plot is written to a file that ends in .png or .svg, not to x.gif");
        assertThat(mistake(":plot x over x in 1..0")).contains("from a lower to a higher number");
        assertThat(mistake(":plot x over q in 0..1")).contains("a plot is over an input, target or parameter");
        say("input z");
        assertThat(mistake(":plot x * z over x in 0..1")).contains("no value is given for z: add one by :at z = …");
    }

    @Test
    void entriesGoOnWhileABracketIsOpen() {
        assertThat(Session.isOpen("fn f(x) {")).isTrue();
        assertThat(Session.isOpen("fn f(x) {\n x\n}")).isFalse();
        assertThat(Session.isOpen("y = [1,")).isTrue();
        assertThat(Session.isOpen("y = 1 # [")).isFalse();
        assertThat(Session.isOpen("k == \"(\"")).isFalse();
        assertThat(Session.isOpen(":load (")).isFalse();
    }

    @Test
    void wordsToCompleteAreThoseThatCanBeTyped() {
        say("amplitude = 3");
        assertThat(session.words()).contains("amplitude", "softmax", "sin", "grad", "input", ":plot");
    }

    @Test
    void theEndAndNothing() {
        assertThat(session.enter(":q")).isInstanceOf(Answer.End.class);
        assertThat(say("")).isEmpty();
        assertThat(say("# a remark")).isEmpty();
        assertThat(say(":help")).contains(":plot", ":quit");
        assertThat(say(":show softmax")).contains("fn softmax");
    }
}
