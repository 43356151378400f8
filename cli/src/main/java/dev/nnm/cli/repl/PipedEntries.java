package dev.nnm.cli.repl;

import dev.nnm.teach.repl.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Entries from a file or another program: no prompts, no editing. */
final class PipedEntries implements Entries {

    private final BufferedReader reader;

    PipedEntries(InputStream stream) {
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> next() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return Optional.empty();
        }
        StringBuilder entry = new StringBuilder(line);
        while (Session.isOpen(entry.toString())) {
            String more = reader.readLine();
            if (more == null) {
                break;
            }
            entry.append('\n').append(more);
        }
        return Optional.of(entry.toString());
    }

    /** The stream is the process's own and stays open. */
    @Override
    public void close() {}
}
