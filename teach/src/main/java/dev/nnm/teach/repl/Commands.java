package dev.nnm.teach.repl;

import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The commands of a session. Each can be shortened to its beginning. */
enum Commands {
    /** Says what can be typed. */
    HELP,
    /** Ends the session. */
    QUIT,
    /** Shows what is defined. */
    LIST,
    /** Takes the last change back. */
    UNDO,
    /** Forgets everything. */
    CLEAR,
    /** Gives variables values. */
    AT,
    /** Draws expressions over a variable. */
    PLOT,
    /** Adds the statements of a file. */
    LOAD,
    /** Writes what is defined to a file. */
    SAVE,
    /** Shows the text of a library function. */
    SHOW;

    /** All as they are typed. */
    static final List<String> WORDS =
            Arrays.stream(values()).map(command -> ":" + command.word()).toList();

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The command that a word or its beginning names.
     *
     * @throws UserError if there is none or more than one
     */
    static Commands named(String word) {
        List<Commands> fitting = Arrays.stream(values())
                .filter(command -> !word.isEmpty() && command.word().startsWith(word))
                .toList();
        if (fitting.size() != 1) {
            throw new UserError("there is no command :" + word + ": "
                    + Suggestions.nearest(":" + word, WORDS).orElse("there are " + String.join(", ", WORDS)));
        }
        return fitting.get(0);
    }
}
