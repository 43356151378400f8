package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Finds where to go on after a line with a problem. */
final class LineRecovery {

    private LineRecovery() {}

    /**
     * The index of the first token of the next line: after a separator outside all brackets, or at what starts a
     * statement or a definition and stands first in its line of text. The latter helps after a line that ends too
     * early, with an operator.
     *
     * @param start the index of the first token of the line with the problem
     */
    static int nextLine(CommonTokenStream tokens, int start) {
        int depth = 0;
        int index = start;
        while (tokens.get(index).getType() != Token.EOF) {
            Token token = tokens.get(index);
            if (depth == 0 && index > start && startsLine(tokens, index)) {
                return index;
            }
            depth += depthChange(token);
            if (depth == 0 && TokenKinds.isSeparator(token)) {
                return index + 1;
            }
            index++;
        }
        return index;
    }

    private static boolean startsLine(CommonTokenStream tokens, int index) {
        Token token = tokens.get(index);
        if (token.getLine() == tokens.get(index - 1).getLine()) {
            return false;
        }
        boolean definition = TokenKinds.isName(token) && tokens.get(index + 1).getType() == NnmLexer.ASSIGN;
        return definition || TokenKinds.startsStatement(token);
    }

    private static int depthChange(Token token) {
        return switch (token.getType()) {
            case NnmLexer.LPAREN, NnmLexer.LBRACKET, NnmLexer.LBRACE -> 1;
            case NnmLexer.RPAREN, NnmLexer.RBRACKET, NnmLexer.RBRACE -> -1;
            default -> 0;
        };
    }
}
