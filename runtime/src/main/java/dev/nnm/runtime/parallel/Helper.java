package dev.nnm.runtime.parallel;

import org.jspecify.annotations.Nullable;

/** One thread of a {@link Crew}. */
final class Helper {

    /** What a helper is told in place of a round's number when it is to end. */
    private static final long END = -1;

    private final Crew crew;
    private final int number;
    private final Signal begun = new Signal();
    private boolean started;
    private @Nullable Throwable failure;

    Helper(Crew crew, int number) {
        this.crew = crew;
        this.number = number;
    }

    /** Starts the thread if it has not been started. */
    void start() {
        if (!started) {
            Thread thread = new Thread(null, this::work, "nnm-worker-" + number, 0, false);
            thread.setDaemon(true);
            thread.start();
            started = true;
        }
    }

    /** Lets the thread do its parts of the crew's present task. */
    void begin(long round) {
        begun.raise(round);
    }

    void dismiss() {
        begun.raise(END);
    }

    /** What a part of the last round threw, if any. */
    @Nullable
    Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        return taken;
    }

    private void work() {
        long round = begun.awaitOtherThan(0);
        while (round != END) {
            failure = crew.runPartsOf(number);
            crew.finish();
            round = begun.awaitOtherThan(round);
        }
    }
}
