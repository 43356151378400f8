package dev.nnm.teach.repl;

import java.nio.file.Path;
import java.util.function.Supplier;

/** What a session says to one entry. */
public sealed interface Answer {

    /** What is shown. */
    String text();

    /**
     * What was asked for.
     *
     * @param text lines; empty if there is nothing to say
     */
    record Said(String text) implements Answer {}

    /**
     * The entry is not right, and nothing has changed.
     *
     * @param text what is wrong, as it is said of a file
     */
    record Mistake(String text) implements Answer {}

    /** The session ends. */
    record End() implements Answer {

        @Override
        public String text() {
            return "";
        }
    }

    /**
     * A file is to be written.
     *
     * @param file where
     * @param content makes what
     * @param text what it is
     */
    record Written(Path file, Supplier<byte[]> content, String text) implements Answer {}
}
