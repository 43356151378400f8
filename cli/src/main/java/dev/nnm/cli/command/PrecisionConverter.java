package dev.nnm.cli.command;

import dev.nnm.runtime.Precision;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code --precision}. */
final class PrecisionConverter implements ITypeConverter<Precision> {

    @Override
    public Precision convert(String word) {
        return Choices.read(Precision.class, word);
    }
}
