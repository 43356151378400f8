package dev.nnm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int report(Throwable failure, boolean debug) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Failures(new Output(stream, stream, 0), debug).report(failure);
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aUserErrorIsPrintedAsItIs() {
        assertThat(report(new UserError("iris.csv:3: no"), true)).isEqualTo(ExitCode.MISTAKE);
        assertThat(printed()).isEqualTo("iris.csv:3: no\n");
    }

    @Test
    void anythingElseIsOneLine() {
        assertThat(report(new IllegalStateException("broken"), false)).isEqualTo(ExitCode.INTERNAL_ERROR);
        assertThat(printed())
                .isEqualTo("internal error, please report it with what --debug adds: "
                        + "java.lang.IllegalStateException: broken\n");
    }

    @Test
    void debuggingAddsTheStackTrace() {
        assertThat(report(new IllegalStateException("broken"), true)).isEqualTo(ExitCode.INTERNAL_ERROR);
        assertThat(printed()).startsWith("internal error, please report it: ").contains("\tat ");
    }

    @Test
    void tooLittleMemoryIsSaidWithARemedy() {
        assertThat(report(new OutOfMemoryError(), false)).isEqualTo(ExitCode.MISTAKE);
        assertThat(printed()).startsWith("out of memory: give Java more");
    }
}
