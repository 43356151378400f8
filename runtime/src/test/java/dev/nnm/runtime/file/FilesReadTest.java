package dev.nnm.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesReadTest {

    @TempDir
    private Path folder;

    private final FilesRead read = new FilesRead();

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "");
    }

    @Test
    void aFileThatIsReadIsFoundUnderAnyName() throws IOException {
        Path data = file("data.csv");
        read.add(folder.resolve("none.csv"), "nothing");
        read.add(data, "the data that is read");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), data);

        assertThat(read.objection("--out d", folder.resolve(".").resolve("data.csv")))
                .contains("--out d would replace the data that is read; name another file");
        assertThat(read.objection("--out l", link)).isPresent();
    }

    @Test
    void otherFilesMayBeWritten() throws IOException {
        read.add(file("data.csv"), "the data that is read");

        assertThat(read.objection("--out o", file("other.csv"))).isEmpty();
        assertThat(read.objection("--out n", folder.resolve("new.csv"))).isEmpty();
    }

    @Test
    void whatIsNoRegularFileMayBeReadAndWritten() {
        read.add(folder, "the data that is read");

        assertThat(read.objection("--out f", folder)).isEmpty();
    }
}
