package dev.nnm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says about itself, and about being called in a wrong way. */
class UsageTest {

    @Test
    void withoutArgumentsItPrintsTheOverview() {
        Cli cli = Cli.run();

        assertThat(cli.code()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains(
                        "Usage: nnm COMMAND",
                        "check",
                        "train",
                        "predict",
                        "eval",
                        "gradient",
                        "diff",
                        "show",
                        "compile")
                .contains("Exit codes: 0 fine, 1 a mistake in a file or value, 2 wrong usage");
        assertThat(Cli.run("--help").out()).isEqualTo(cli.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "train", "predict", "eval", "gradient", "diff", "show", "compile"})
    void everyCommandHasHelpWithAnExample(String command) {
        Cli cli = Cli.run(command, "--help");

        assertThat(cli.code()).isZero();
        assertThat(cli.out()).startsWith("Usage: nnm " + command).contains("Example", "  nnm " + command + " ");
    }

    @Test
    void versionNamesTheProgramAndJava() {
        assertThat(Cli.run("--version").out())
                .startsWith("nnm ")
                .contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void anUnknownCommandIsWrongUsageWithASuggestion() {
        Cli cli = Cli.run("trian", "x.nnm");

        assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines())
                .containsExactly("nnm: there is no command trian", "  did you mean \"train\"?", "  see \"nnm --help\"");
    }

    @Test
    void helpPromisesTheSameWeightsForTheSameSeed() {
        String train = Cli.run("train", "--help").out().replaceAll("\\s+", " ");

        assertThat(train)
                .contains("The same seed gives the same weights, to the last bit")
                .contains("Each number is computed in the same way, however many there are");
    }

    @Test
    void anUnknownOptionIsWrongUsageWithASuggestion() {
        Cli cli = Cli.run("train", "x.nnm", "--epoch", "3");

        assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(cli.err().lines())
                .containsExactly(
                        "nnm: there is no option --epoch",
                        "  did you mean \"--epochs\"?",
                        "  see \"nnm train --help\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "check a.nnm b.nnm",
                "train a.nnm --epochs 0",
                "train a.nnm --batch -1",
                "train a.nnm --epochs many",
                "train a.nnm --precision half",
                "predict a.nnm",
                "gradient a.nnm --mode backwards",
                "show --stage bytecode a.nnm",
                "show a.nnm",
                "compile a.nnm"
            })
    void wrongUsageHasItsOwnExitCodeAndPointsToTheHelp(String line) {
        Cli cli = Cli.run(line.split(" "));

        assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith("nnm: ").contains("--help\"").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "train a.nnm --seed 1e3, \"1e3\" is not a whole number",
        "train a.nnm --epochs many, \"many\" is not a whole number",
        "train a.nnm --epochs 99999999999, \"99999999999\" is not between -2147483648 and 2147483647",
        "landscape a.nnm --tolerance x, \"x\" is not a number"
    })
    void aNumberThatIsNoneIsToldInPlainWords(String line, String message) {
        String option = line.split(" ", -1)[2];

        assertThat(Cli.run(line.split(" ")).err())
                .startsWith("nnm: Invalid value for option '" + option + "': " + message + "\n");
    }

    @Test
    void aChoiceOutOfTheListNamesTheListAndTheNearest() {
        assertThat(Cli.run("gradient", "a.nnm", "--mode", "revers").err())
                .contains("\"revers\" is none of symbolic, forward, reverse, numeric: did you mean \"reverse\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "eval", "gradient", "diff", "train"})
    void aMissingFileIsTheUsersMistake(String command) {
        Cli cli = Cli.run(command, "missing.nnm");

        assertThat(cli.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo("missing.nnm: there is no such file.\n");
    }
}
