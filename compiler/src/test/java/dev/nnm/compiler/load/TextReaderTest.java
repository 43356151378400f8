package dev.nnm.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextReaderTest {

    private static final String TEXT = "double é = 1.0;\n";

    @Test
    void readsOneByOne() {
        TextReader reader = new TextReader(TEXT);
        StringBuilder read = new StringBuilder();
        for (int next = reader.read(); next >= 0; next = reader.read()) {
            read.append((char) next);
        }
        assertThat(read).hasToString(TEXT);
        assertThat(reader.read()).isEqualTo(-1);
    }

    @Test
    void readsTheRestAtOnce() throws IOException {
        TextReader reader = new TextReader(TEXT);
        StringWriter read = new StringWriter();
        read.write(reader.read());
        reader.transferTo(read);
        assertThat(read).hasToString(TEXT);
        assertThat(reader.read(new char[3], 0, 3)).isEqualTo(-1);
        assertThat(reader.read(new char[3], 0, 0)).isZero();
    }
}
