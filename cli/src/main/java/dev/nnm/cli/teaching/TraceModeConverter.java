package dev.nnm.cli.teaching;

import dev.nnm.cli.command.Choices;
import picocli.CommandLine.ITypeConverter;

/** Reads the mode of a trace. */
final class TraceModeConverter implements ITypeConverter<TraceCommand.Mode> {

    @Override
    public TraceCommand.Mode convert(String word) {
        return Choices.read(TraceCommand.Mode.class, word);
    }
}
