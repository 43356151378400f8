package dev.nnm.cli.repl;

import java.io.IOException;
import java.util.Optional;

/** Where the entries of a session come from. */
interface Entries extends AutoCloseable {

    /** The next entry, of one or more lines; empty when there are no more. */
    Optional<String> next() throws IOException;

    @Override
    void close() throws IOException;
}
