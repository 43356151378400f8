package dev.nnm.teach.repl;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.NnmParser;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A program that is typed piece by piece. The statements so far are the text of a program; each entry is compiled with
 * all of them. What is not right changes nothing.
 */
public final class Session {

    private static final Pattern COMMAND = Pattern.compile(":(\\w*)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern DEFINING = Pattern.compile("\\s*(?:(?:" + String.join("|", NnmParser.statementWords())
            + ")\\b|\\(?[\\w', ]+\\)?(?:\\[[^=]*\\])?\\s*=[^=])" + "[\\s\\S]*");

    private static final String HELP = """
            Type statements of the language, such as  input x  or  y = sin(x)^2.  A name that is defined again is replaced.
            Type an expression, such as  y + 1  or  grad(y, x),  to see its value.

              :at x = 2, v = [1, 2]                         values of inputs, targets or parameters; without any, shows them
              :plot y, grad(y, x) over x in -2..2           a plot as text
              :plot y over x in -2..2 to y.png              a plot as a picture, PNG or SVG
              :list                                         what is defined
              :undo                                         takes the last change back
              :clear                                        forgets everything
              :load FILE                                    adds the statements of a file
              :save FILE                                    writes what is defined to a file, also one that was loaded
              :show NAME                                    the text of a library function
              :quit                                         ends

            Lines go on while a bracket is open.
            """;

    private final NnmCompiler compiler;
    private final Deque<Definitions> earlier = new ArrayDeque<>();
    private final Map<Path, String> known = new HashMap<>();
    private Definitions now;

    /**
     * A session without definitions.
     *
     * @param folder where imports are found
     */
    public Session(NnmCompiler compiler, Path folder) {
        this.compiler = compiler;
        this.now = Definitions.none(folder.resolve("session"));
    }

    /** Whether an entry goes on in the next line. */
    public static boolean isOpen(String entry) {
        return !entry.stripLeading().startsWith(":") && OpenBrackets.in(entry);
    }

    /** All words that can be typed: those of the language, its functions, what is defined, and commands. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>(compiler.library().namesInEveryProgram());
        words.addAll(NnmParser.statementWords());
        words.addAll(Entry.namesOf(now.entries()));
        words.addAll(Commands.WORDS);
        return words;
    }

    /** The text of the program so far. */
    public String program() {
        return now.text();
    }

    /** The program so far, as a file beside which lies what it imports. */
    public SourceText source() {
        return Evaluation.source(now, now.text());
    }

    /**
     * The files that were read and that the program must not replace, each with what would be lost. It can replace one
     * that it has all of.
     */
    public Map<Path, String> notToReplace() {
        Map<Path, String> losses = new HashMap<>();
        known.forEach((file, text) -> {
            if (!now.loaded().contains(file)) {
                losses.put(file, "a file that was read, but of which nothing is defined now");
            } else if (!text.equals(textOf(file))) {
                losses.put(file, "a file that was changed after it was loaded");
            }
        });
        return losses;
    }

    private static String textOf(Path file) {
        try {
            return SourceFiles.read(file).text();
        } catch (UserError e) {
            // it is a model file no longer
            return "";
        }
    }

    /** Notes that the program was written to a file. */
    public void saved(Path file) {
        known.replace(real(file), program());
    }

    /** What the session says to an entry: a command, one or more statements, or an expression. */
    public Answer enter(String entry) {
        try {
            Matcher command = COMMAND.matcher(entry.strip());
            if (command.matches()) {
                return command(command.group(1), command.group(2).strip());
            }
            return entry.isBlank() ? new Answer.Said("") : typed(entry.strip());
        } catch (UserError e) {
            return new Answer.Mistake(String.valueOf(e.getMessage()));
        }
    }

    // ---- statements and expressions

    private Answer typed(String entry) {
        List<Entry> entries;
        try {
            entries = entries(new SourceText("session", entry));
        } catch (CompileException notAStatement) {
            if (DEFINING.matcher(entry).matches()) {
                throw notAStatement;
            }
            return new Answer.Said(ValueText.of(entry, Evaluation.of(compiler, now, entry), now.values()));
        }
        return define(entries);
    }

    private List<Entry> entries(SourceText source) {
        // imports are read when all is compiled
        List<Statement> statements = NnmParser.parse(source, (importing, path) -> new SourceText(path, ""))
                .statements();
        Comments comments = new Comments(source, statements);
        return IntStream.range(0, statements.size())
                .mapToObj(i -> Entry.of(statements.get(i)).commented(comments.before(i), comments.behind(i)))
                .toList();
    }

    private Answer define(List<Entry> entries) {
        if (Entry.namesOf(entries).contains(Evaluation.NAME)) {
            throw new UserError("\"" + Evaluation.NAME + "\" is what an expression is called in a session");
        }
        change(withEntries(entries));
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            for (String name : entry.isShown() ? entry.names() : List.<String>of()) {
                Evaluation value = Evaluation.of(compiler, now, name);
                String said = ValueText.of(name, value, now.values());
                text.append(name)
                        .append(value.missing(now.values()).isEmpty() ? " = " : " is ")
                        .append(said)
                        .append('\n');
            }
        }
        return new Answer.Said(text.toString());
    }

    /** A name that is defined again keeps its place, unless its new meaning depends on what stands below. */
    private Definitions withEntries(List<Entry> entries) {
        Definitions appended = now.appended(entries);
        boolean isNew = !now.entries().stream().anyMatch(entry -> entry.definesAny(Entry.namesOf(entries)));
        if (isNew || entries.size() > 1) {
            Evaluation.check(compiler, appended);
            return appended;
        }
        Definitions replaced = now.replaced(entries.get(0));
        try {
            Evaluation.check(compiler, replaced);
            return replaced;
        } catch (UserError inItsPlace) {
            Evaluation.check(compiler, appended);
            return appended;
        }
    }

    private void change(Definitions next) {
        earlier.push(now);
        now = next;
    }

    // ---- commands

    private Answer command(String word, String rest) {
        return switch (Commands.named(word)) {
            case HELP -> new Answer.Said(HELP);
            case QUIT -> new Answer.End();
            case LIST -> new Answer.Said(now.text());
            case UNDO -> undo();
            case CLEAR -> {
                change(Definitions.none(now.file()));
                yield new Answer.Said("");
            }
            case AT -> at(rest);
            case PLOT -> Plotting.of(compiler, now, rest);
            case LOAD -> load(Path.of(rest));
            case SAVE -> new Answer.Written(Path.of(rest), content(now.text()), "what is defined");
            case SHOW ->
                new Answer.Said(compiler.library()
                        .textOf(rest)
                        .orElseThrow(() -> new UserError("the library has no function \"" + rest + "\"")));
        };
    }

    private static Supplier<byte[]> content(String text) {
        return () -> text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer undo() {
        if (earlier.isEmpty()) {
            throw new UserError("there is nothing to take back");
        }
        now = earlier.pop();
        return new Answer.Said(now.text());
    }

    private Answer at(String rest) {
        if (!rest.isEmpty()) {
            change(GivenValue.add(compiler, now, rest));
        }
        return new Answer.Said(GivenValue.text(compiler, now));
    }

    private Answer load(Path file) {
        SourceText source = SourceFiles.read(file);
        known.put(real(file), source.text());
        Definitions before = now;
        now = now.loading(file, real(file));
        try {
            List<Entry> entries = entries(source);
            Definitions after = withEntries(entries);
            now = before;
            change(after);
            return new Answer.Said(
                    entries.size() + (entries.size() == 1 ? " statement" : " statements") + " of " + file + "\n");
        } catch (UserError e) {
            now = before;
            throw e;
        }
    }

    /** A file by the one name that it has whatever it is called. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
