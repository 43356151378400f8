package dev.nnm.cli.training;

import dev.nnm.runtime.train.EpochRecord;

/** Shows nothing, where there is no terminal. */
final class NoProgress implements Progress {

    @Override
    public void show(EpochRecord epoch) {}

    @Override
    public void close() {}
}
