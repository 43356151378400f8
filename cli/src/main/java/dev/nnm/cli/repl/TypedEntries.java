package dev.nnm.cli.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Entries typed at a terminal, with editing, history and completion. */
final class TypedEntries implements Entries {

    private static final String PROMPT = "nnm> ";
    private static final String CONTINUED = "...> ";

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * Entries from a terminal, which is closed at the end.
     *
     * @param history the file that keeps what is typed
     * @param words what can be completed, at the time
     */
    TypedEntries(Terminal terminal, Path history, Supplier<? extends Collection<String>> words) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("nnm")
                .parser(new EntryParser())
                .completer((line, parsed, candidates) -> words.get()
                        .forEach(word -> candidates.add(new Candidate(word, word, null, null, null, null, false))))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    @Override
    public Optional<String> next() {
        while (true) {
            try {
                return Optional.of(reader.readLine(PROMPT));
            } catch (UserInterruptException interrupted) {
                // Ctrl-C gives up the line, not the session: the next is asked for
            } catch (EndOfFileException end) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
