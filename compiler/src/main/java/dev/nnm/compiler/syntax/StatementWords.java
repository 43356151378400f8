package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.grammar.NnmLexer;
import java.util.Map;
import java.util.Optional;

/** Recognises lines that start with a word in place of the right one: {@code inptu x}, {@code def f(x) = x}. */
final class StatementWords {

    /** How other languages start what starts with another word here. */
    private static final Map<String, String> HABITS = Map.of(
            "def", "fn",
            "func", "fn",
            "function", "fn",
            "fun", "fn",
            "parameter", "param",
            "weight", "param",
            "constant", "const");

    private StatementWords() {}

    /** Advice, if a line starts with two names of which the first seems to be meant as the word of a statement. */
    static Optional<String> meant(ErrorPlace place) {
        boolean twoNames = place.isSecondOfLine()
                && place.follows(NnmLexer.NAME)
                && place.found().getType() == NnmLexer.NAME
                && !place.isFoundOnLaterLine();
        return twoNames ? advice(place.first().getText(), place.found().getText()) : Optional.empty();
    }

    private static Optional<String> advice(String word, String name) {
        return switch (word) {
            case "let", "var", "val" -> Optional.of("A definition needs no word before it: " + name + " = …");
            case "return" -> Optional.of("The last line of a block is its value, without a word before it.");
            default ->
                HABITS.containsKey(word)
                        ? Optional.of("did you mean \"" + HABITS.get(word) + "\"?")
                        : Suggestions.nearest(word, TokenKinds.STATEMENT_WORDS);
        };
    }
}
