package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.grammar.NnmLexer;
import java.util.Map;
import java.util.Optional;

/** Recognises lines that start with a word in place of the right one: {@code inptu x}, {@code def f(x) = x}. */
final class StatementWords {

    /** How other languages start what starts with another word here. */
    private static final Map<String, String> HABITS = Map.ofEntries(
            Map.entry("def", "fn"),
            Map.entry("func", "fn"),
            Map.entry("function", "fn"),
            Map.entry("fun", "fn"),
            Map.entry("parameter", "param"),
            Map.entry("weight", "param"),
            Map.entry("constant", "const"),
            Map.entry("include", "import"),
            Map.entry("use", "import"),
            Map.entry("using", "import"),
            Map.entry("require", "import"),
            Map.entry("dimension", "dim"),
            Map.entry("loop", "repeat"));

    private StatementWords() {}

    /**
     * Advice, if a line starts with two names, or a name and a string, of which the first seems to be meant as the word
     * of a statement.
     */
    static Optional<String> meant(ErrorPlace place) {
        boolean words = place.isSecondOfLine()
                && TokenKinds.isName(place.previous())
                && (TokenKinds.isName(place.found()) || place.found().getType() == NnmLexer.STRING)
                && !place.isFoundOnLaterLine();
        return words ? advice(place.first().getText(), place.found().getText()) : Optional.empty();
    }

    private static Optional<String> advice(String word, String name) {
        return switch (word) {
            case "let", "var", "val" -> Optional.of("A definition needs no word before it: " + name + " = …");
            case "return" -> Optional.of("The last line of a block is its value, without a word before it.");
            case "for", "foreach" ->
                Optional.of("A repetition is written repeat 8 as k { … }, a loop over a tensor"
                        + " y = scan h over xt in x from 0 { … }.");
            case "from" -> Optional.of("To import, write import and the file: import \"layers.nnm\".");
            case "derivative" ->
                Optional.of("A function states it with its definition: fn f(x) = x^2 with derivative x: 2 * x.");
            default ->
                HABITS.containsKey(word)
                        ? Optional.of("did you mean \"" + HABITS.get(word) + "\"?")
                        : Suggestions.nearest(word, TokenKinds.STATEMENT_WORDS);
        };
    }
}
