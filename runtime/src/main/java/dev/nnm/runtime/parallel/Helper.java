package dev.nnm.runtime.parallel;

/** One thread of a {@link Crew}. */
final class Helper {

    /** What a helper is told in place of a round's number when it is to end. */
    private static final long END = -1;

    private final Crew crew;
    private final int number;
    private final Signal begun = new Signal();
    private boolean started;

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

    /** Lets the thread work on the crew's present task. */
    void begin(long round) {
        begun.raise(round);
    }

    void dismiss() {
        begun.raise(END);
    }

    private void work() {
        long round = begun.awaitOtherThan(0);
        while (round != END) {
            crew.work(round, number);
            round = begun.awaitOtherThan(round);
        }
    }
}
