package dev.nnm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.cli.file.Reads;
import dev.nnm.cli.file.Writes;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class FileArgumentsTest {

    private static List<ArgSpec> argumentsThatNameFiles() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Output output = new Output(nowhere, nowhere, 0);
        CommandLine all = Main.commandLine(output, new Failures(output, false), new String[0]);
        return all.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().args().stream())
                .filter(argument -> argument.type().equals(Path.class))
                .toList();
    }

    @Test
    void everyArgumentThatNamesAFileSaysWhetherItIsReadOrWritten() {
        assertThat(argumentsThatNameFiles()).hasSizeGreaterThan(20).allSatisfy(argument -> {
            Field field = (Field) argument.userObject();
            assertThat(field.isAnnotationPresent(Reads.class))
                    .as("%s is read or written", field)
                    .isNotEqualTo(field.isAnnotationPresent(Writes.class));
        });
    }
}
