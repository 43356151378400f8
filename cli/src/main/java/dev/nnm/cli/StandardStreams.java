package dev.nnm.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error. Both are UTF-8 whatever the locale says: JSON and CSV are so by definition, and
 * model files too, whose lines appear in messages.
 */
final class StandardStreams {

    /** The system property by which the launcher tells on which file descriptor standard error is. */
    private static final String ERROR_DESCRIPTOR = "nnm.stderr";

    private StandardStreams() {}

    /** Standard output as it is. */
    static WatchedStream rawOut() {
        return new WatchedStream(new FileOutputStream(FileDescriptor.out));
    }

    /** Text, buffered, on its way to standard output. */
    static PrintStream out(WatchedStream raw) {
        return new PrintStream(new BufferedOutputStream(raw), false, StandardCharsets.UTF_8);
    }

    /**
     * Standard error. The launcher takes one line of the virtual machine's own out of descriptor 2, by a filter that
     * would hold back a progress bar; so it leaves the unfiltered standard error on another descriptor.
     */
    static PrintStream err() {
        FileOutputStream stream = new FileOutputStream(errorDescriptor());
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    // Opening /dev/fd/3 instead would make a second open file, with an offset of its own, where standard error is a
    // file.
    private static FileDescriptor errorDescriptor() {
        Integer number = Integer.getInteger(ERROR_DESCRIPTOR);
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return FileDescriptor.err;
        }
    }
}
