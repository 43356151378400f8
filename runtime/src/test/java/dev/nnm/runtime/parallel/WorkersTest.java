package dev.nnm.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That each part is done once, by whom it should be, whatever else goes on. */
@Timeout(60) // a lost wake-up would wait for ever
class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyPartIsDoneOnce(int threads) {
        Workers workers = Workers.of(threads);
        assertThat(workers.threads()).isEqualTo(threads);
        for (int parts = 0; parts <= 12; parts++) {
            AtomicIntegerArray done = new AtomicIntegerArray(parts);
            int wanted = parts;
            workers.run(
                    (task, part, of) -> {
                        assertThat(task).isEqualTo(7);
                        assertThat(of).isEqualTo(wanted);
                        done.incrementAndGet(part);
                    },
                    7,
                    parts);
            assertThat(IntStream.range(0, parts).map(done::get)).containsOnly(ones(parts));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void whatPartsWriteIsSeenInTheNextTask(int threads) {
        Workers workers = Workers.of(threads);
        int parts = 2 * threads;
        long[] sums = new long[parts];
        ParallelTask addsOneToItsNeighbour = (task, part, of) -> sums[of - 1 - part]++;
        ParallelTask addsTheTask = (task, part, of) -> sums[part] += task;
        for (int i = 0; i < 20_000; i++) {
            workers.run(addsOneToItsNeighbour, 0, parts);
            workers.run(addsTheTask, i, 1 + i % parts);
        }
        assertThat(sums[0]).isEqualTo(20_000 + IntStream.range(0, 20_000).sum());
        assertThat(sums[parts - 1])
                .isEqualTo(20_000
                        + IntStream.range(0, 20_000)
                                .filter(i -> i % parts == parts - 1)
                                .sum());
    }

    /** Every part waits for all others to have begun, which a thread less could not do. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void thereAreAsManyThreadsAsWanted(int threads) {
        CountDownLatch allHere = new CountDownLatch(threads);
        Thread[] byPart = new Thread[threads];
        Workers.of(threads)
                .run(
                        (task, part, of) -> {
                            byPart[part] = Thread.currentThread();
                            allHere.countDown();
                            awaitQuietly(allHere);
                        },
                        0,
                        threads);
        assertThat(Set.copyOf(List.of(byPart))).hasSize(threads);
        assertThat(byPart).contains(Thread.currentThread());
    }

    @Test
    void nobodyWaitsForAThreadThatDoesNotCome() {
        Workers workers = Workers.of(2);
        CountDownLatch rest = new CountDownLatch(5);
        workers.run(
                (task, part, of) -> {
                    if (part == 1) {
                        awaitQuietly(rest);
                    } else {
                        rest.countDown();
                    }
                },
                0,
                6);
        assertThat(rest.getCount()).isZero();
    }

    @Test
    void threadsThatHaveGoneToSleepWakeUp() throws InterruptedException {
        Workers workers = Workers.of(2);
        Thread helper = helperOf(workers);
        while (helper.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        assertThat(helperOf(workers)).isSameAs(helper);
    }

    @Test
    void aCallerThatIsDoneFirstWaits() {
        Workers workers = Workers.of(2);
        Thread caller = Thread.currentThread();
        CountDownLatch bothHere = new CountDownLatch(2);
        boolean[] done = new boolean[2];
        workers.run(
                (task, part, of) -> {
                    bothHere.countDown();
                    awaitQuietly(bothHere);
                    while (Thread.currentThread() != caller && caller.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    done[part] = true;
                },
                0,
                2);
        assertThat(done).containsExactly(true, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void whatAPartThrowsComesToTheCaller(int threads) {
        Workers workers = Workers.of(threads);
        for (int failing = 0; failing < 5; failing++) {
            int wanted = failing;
            ParallelTask job = (task, part, of) -> {
                if (part == wanted) {
                    throw new IllegalStateException("part " + part);
                }
            };
            assertThatThrownBy(() -> workers.run(job, 0, 5)).hasMessage("part " + failing);
            int[] done = new int[5];
            workers.run((task, part, of) -> done[part]++, 0, 5);
            assertThat(done).containsOnly(1);
        }
        assertThatThrownBy(() -> workers.run(
                        (task, part, of) -> {
                            throw new StackOverflowError();
                        },
                        0,
                        4))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void ofSeveralFailuresTheFirstPartsIsThrown() {
        Workers workers = Workers.of(4);
        Throwable thrown = catchThrowable(() -> workers.run(
                (task, part, of) -> {
                    if (part > 0) {
                        throw new IllegalStateException("part " + part);
                    }
                },
                0,
                4));
        assertThat(thrown).hasMessage("part 1");
    }

    @Test
    void aPartMayUseTheSameWorkers() {
        Workers workers = Workers.of(2);
        AtomicIntegerArray done = new AtomicIntegerArray(4);
        workers.run((outer, part, of) -> workers.run((inner, p, o) -> done.incrementAndGet(2 * part + p), 0, 2), 0, 2);
        assertThat(IntStream.range(0, 4).map(done::get)).containsOnly(1);
    }

    @Test
    void anotherThreadIsServedWhileTheyAreBusy() throws InterruptedException {
        Workers workers = Workers.of(2);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch served = new CountDownLatch(1);
        Thread first = new Thread(() -> workers.run(
                (task, part, of) -> {
                    begun.countDown();
                    awaitQuietly(served);
                },
                0,
                2));
        first.start();
        begun.await();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        workers.run((task, part, of) -> threads.add(Thread.currentThread()), 0, 4);
        served.countDown();
        first.join();
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void threadsEndWhenTheirWorkersAreForgotten() throws InterruptedException {
        Thread helper = helperOfForgottenWorkers();
        while (helper.isAlive()) {
            System.gc();
            helper.join(10);
        }
    }

    @Test
    void thereIsAtLeastTheCaller() {
        assertThat(Workers.of(1)).isSameAs(Workers.ONE);
        assertThat(Workers.ofProcessors()).isSameAs(Workers.ofProcessors());
        assertThat(Workers.ofProcessors().threads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThatThrownBy(() -> Workers.of(0)).hasMessage("the number of threads must be 1 or more, but is 0");
    }

    private static Thread helperOfForgottenWorkers() {
        return helperOf(Workers.of(2));
    }

    /** The thread beside the caller's: both parts wait until the other has begun. */
    private static Thread helperOf(Workers workers) {
        CountDownLatch bothHere = new CountDownLatch(2);
        Thread[] threads = new Thread[2];
        workers.run(
                (task, part, of) -> {
                    threads[Thread.currentThread().isDaemon() ? 1 : 0] = Thread.currentThread();
                    bothHere.countDown();
                    awaitQuietly(bothHere);
                },
                0,
                2);
        return threads[1];
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Integer[] ones(int count) {
        return count == 0 ? new Integer[0] : new Integer[] {1};
    }
}
