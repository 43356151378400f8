package dev.nnm.cli.command;

import dev.nnm.compiler.Stage;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code --stage}. */
final class StageConverter implements ITypeConverter<Stage> {

    @Override
    public Stage convert(String word) {
        return Choices.read(Stage.class, word);
    }
}
