package dev.nnm.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {

    @TempDir
    private Path folder;

    @Test
    void aFailureLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("f");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> FileReplacement.write(file, out -> {
                    out.write('n');
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ": the file cannot be written: the disk is full");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("f");
    }

    @Test
    void aLinkKeepsPointingToTheFile() throws IOException {
        Path file = folder.resolve("f");
        Path link = folder.resolve("link");
        Files.writeString(file, "old");
        Files.createSymbolicLink(link, Path.of("f"));
        FileReplacement.write(link, out -> out.write('n'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("n");
    }
}
