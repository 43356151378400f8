package dev.nnm.cli.command;

import dev.nnm.compiler.Derivatives.Mode;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code --mode}. */
final class ModeConverter implements ITypeConverter<Mode> {

    @Override
    public Mode convert(String word) {
        return Choices.read(Mode.class, word);
    }
}
