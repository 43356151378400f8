package dev.nnm.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of processors, and which compute with 512 bits at once. */
class ProcessorTest {

    @Test
    void theFirstProcessorIsRead() throws IOException {
        String text = """
                processor	: 0
                vendor_id	: AuthenticAMD
                cpu family	: 26
                model		: 2
                model name	: AMD EPYC 9555
                flags		: fpu avx512f
                power management:

                processor	: 1
                vendor_id	: another
                """;
        assertThat(processor(text)).isEqualTo(new Processor("AuthenticAMD", 26, 2, "AMD EPYC 9555"));
    }

    @Test
    void whatIsMissingOrUnreadableIsNotKnown() throws IOException {
        assertThat(processor("Processor\t: ARMv7\nmodel\t: B\n\n")).isEqualTo(new Processor("", 0, 0, ""));
        assertThat(processor("")).isEqualTo(new Processor("", 0, 0, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "AuthenticAMD, 26, 2, true",
        "AuthenticAMD, 26, 68, true",
        "AuthenticAMD, 26, 36, false",
        "AuthenticAMD, 25, 17, false",
        "GenuineIntel, 26, 2, false",
        "'', 0, 0, false"
    })
    void someAreKnownToComputeWith512Bits(String vendor, int family, int model, boolean wide) {
        assertThat(new Processor(vendor, family, model, "").computesWith512Bits())
                .isEqualTo(wide);
    }

    private static Processor processor(String text) throws IOException {
        return Processor.read(new BufferedReader(new StringReader(text)));
    }
}
