package dev.nnm.compiler.loop.epilogue;

import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tensors that a statement, with all that it contains, refers to.
 *
 * @param read whose elements it reads
 * @param written whose elements it writes
 */
record Touched(Set<Buffer> read, Set<Buffer> written) {

    static Touched by(Statement statement) {
        Set<Buffer> read = new HashSet<>();
        Set<Buffer> written = new HashSet<>();
        Walk.read(List.of(statement), place -> read.add(place.buffer()));
        Walk.written(List.of(statement), place -> written.add(place.buffer()));
        return new Touched(read, written);
    }

    /** Whether one writes what the other refers to, so that their order matters. */
    boolean conflictsWith(Touched other) {
        return meet(written, other.read) || meet(written, other.written) || meet(read, other.written);
    }

    /** Whether it writes to an array that some of these lie in. */
    boolean writesArrayOf(Set<Buffer> others) {
        return written.stream()
                .anyMatch(buffer -> others.stream()
                        .anyMatch(other ->
                                other.array().name().equals(buffer.array().name())));
    }

    private static boolean meet(Set<Buffer> some, Set<Buffer> others) {
        return some.stream().anyMatch(buffer -> others.stream().anyMatch(other -> overlap(buffer, other)));
    }

    private static boolean overlap(Buffer one, Buffer other) {
        return one.array().name().equals(other.array().name())
                && one.offset() < end(other)
                && other.offset() < end(one);
    }

    private static long end(Buffer buffer) {
        return buffer.offset() + buffer.shape().elementCount();
    }
}
