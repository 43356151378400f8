package dev.nnm.runtime.parallel;

/** Work that {@link Workers} do in parts. Generated kernels implement it, one task for each of their parallel loops. */
@FunctionalInterface
public interface ParallelTask {

    /**
     * Does one part. Parts of a task run at the same time or one after the other, in any order, so none may write what
     * another one reads or writes, and none may wait for another.
     *
     * @param task which of the job's tasks, as given to {@link Workers#run}
     * @param part the number of the part, from 0
     * @param parts into how many the task was cut
     */
    void part(int task, int part, int parts);
}
