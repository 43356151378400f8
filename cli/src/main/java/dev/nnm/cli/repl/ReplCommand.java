package dev.nnm.cli.repl;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.file.NamedFiles;
import dev.nnm.cli.file.Reads;
import dev.nnm.cli.file.Writes;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.file.FileReplacement;
import dev.nnm.runtime.file.FilesRead;
import dev.nnm.teach.repl.Answer;
import dev.nnm.teach.repl.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nnm repl}. */
@Command(
        name = "repl",
        description = {
            "Type definitions and expressions, and see values, derivatives and plots.",
            "",
            "Entries can also come from a pipe; then the exit code is 1 if one of them was not right. \":help\" explains "
                    + "what can be typed."
        },
        footer = {"", "Examples:", "  nnm repl", "  nnm repl samples/xor.nnm", "  echo \"grad(sin)(0)\" | nnm repl"})
public final class ReplCommand implements Callable<Integer> {

    private final Output output;
    private final Consumer<Throwable> failures;

    @Reads(Reads.MODEL)
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A model file to begin with.")
    private @Nullable Path file;

    @Writes
    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "The file that keeps what is typed. Default: .nnm_history in the home folder.")
    private @Nullable Path history;

    /**
     * The command.
     *
     * @param output where it writes
     * @param failures says what went wrong, if an entry fails for another reason than a mistake in it
     */
    public ReplCommand(Output output, Consumer<Throwable> failures) {
        this.output = output;
        this.failures = failures;
    }

    @Override
    public Integer call() throws IOException {
        Session session = new Session(NnmCompiler.standard(), Path.of(""));
        boolean isRight = file == null || show(session, session.enter(":load " + file));
        Optional<Terminal> terminal = terminal();
        try (Entries entries = terminal.isPresent()
                ? new TypedEntries(terminal.get(), historyFile(), session::words)
                : new PipedEntries(System.in)) {
            if (terminal.isPresent()) {
                output.print("Type definitions and expressions; :help explains, :quit ends.");
            }
            return run(session, entries, isRight) || terminal.isPresent() ? ExitCode.FINE : ExitCode.MISTAKE;
        }
    }

    /** The terminal at which entries are typed, if there is one that can be drawn on. */
    private Optional<Terminal> terminal() throws IOException {
        if (!output.hasTerminal()) {
            return Optional.empty();
        }
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        return terminal.getType().startsWith(Terminal.TYPE_DUMB) ? Optional.empty() : Optional.of(terminal);
    }

    private Path historyFile() {
        return history == null ? Path.of(System.getProperty("user.home"), ".nnm_history") : history;
    }

    /** Answers all entries; whether all were right. */
    private boolean run(Session session, Entries entries, boolean wereRight) throws IOException {
        boolean areRight = wereRight;
        Optional<String> entry = entries.next();
        while (entry.isPresent()) {
            Answer answer = answer(session, entry.get());
            if (answer instanceof Answer.End) {
                return areRight;
            }
            areRight &= show(session, answer);
            entry = entries.next();
        }
        return areRight;
    }

    private Answer answer(Session session, String entry) {
        try {
            return session.enter(entry);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failures.accept(e);
            return new Answer.Mistake("");
        }
    }

    private boolean show(Session session, Answer answer) {
        if (answer instanceof Answer.Mistake mistake) {
            if (!mistake.text().isEmpty()) {
                output.err().println(mistake.text());
            }
            return false;
        }
        if (answer instanceof Answer.Written written) {
            return write(session, written);
        }
        if (!answer.text().isEmpty()) {
            output.print(answer.text());
        }
        return true;
    }

    private boolean write(Session session, Answer.Written written) {
        try {
            Optional<String> objection = filesRead(session).objection("writing " + written.file(), written.file());
            if (objection.isPresent()) {
                throw new UserError(objection.get());
            }
            FileReplacement.write(
                    written.file(), out -> out.write(written.content().get()));
            session.saved(written.file());
        } catch (UserError e) {
            failures.accept(e);
            return false;
        }
        output.print("wrote " + written.file() + ": " + written.text());
        return true;
    }

    private static FilesRead filesRead(Session session) {
        FilesRead read = new FilesRead();
        session.notToReplace().forEach(read::add);
        NamedFiles.addTo(read, session.source());
        return read;
    }
}
