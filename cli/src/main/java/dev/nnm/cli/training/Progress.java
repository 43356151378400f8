package dev.nnm.cli.training;

import dev.nnm.cli.Output;
import dev.nnm.runtime.train.EpochRecord;

/** Shows how a training goes on. */
public interface Progress extends AutoCloseable {

    /** An epoch is finished. */
    void show(EpochRecord epoch);

    /** The training has ended. */
    @Override
    void close();

    /** A bar on the terminal, or nothing if there is none. */
    static Progress on(Output output, String model, int epochs) {
        return output.hasTerminal() ? new ProgressOnTerminal(output, model, epochs) : new NoProgress();
    }
}
