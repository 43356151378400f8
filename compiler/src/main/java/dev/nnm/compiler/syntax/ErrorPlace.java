package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Where a token does not fit.
 *
 * @param first the first token of the line
 * @param previous the token before; the same as {@code found} at the start of the file
 * @param found the token that does not fit
 * @param next the token after
 * @param expected the types that would have fitted; empty where the parser looked ahead
 * @param tree the innermost part of the parse tree that is open
 */
record ErrorPlace(Token first, Token previous, Token found, Token next, IntervalSet expected, ParserRuleContext tree) {

    /** The innermost part of the parse tree that holds a token before the one that was found. */
    ParserRuleContext begun() {
        ParserRuleContext begun = tree;
        while (begun.getStart() == found && begun.getParent() != null) {
            begun = begun.getParent();
        }
        return begun;
    }

    boolean isFirstOfLine() {
        return found == first;
    }

    boolean isSecondOfLine() {
        return previous == first && found != first;
    }

    boolean isFoundOnLaterLine() {
        return found.getLine() > previous.getLine();
    }

    boolean follows(int type) {
        return previous.getType() == type;
    }

    boolean expects(int type) {
        return expected.contains(type);
    }

    boolean expectsExpression() {
        return TokenPhrases.allowsExpression(expected);
    }

    /** Whether a word of the language was found where the user meant a name. */
    boolean isWordWhereNameFits() {
        if (isFirstOfLine() || isFoundOnLaterLine()) {
            return false;
        }
        boolean keyword = TokenPhrases.allowsNameOnly(expected) && TokenKinds.isKeyword(found);
        boolean statementWord = expectsExpression() && TokenKinds.startsStatement(found);
        return keyword || statementWord;
    }

    /** Whether a statement was found where an expression is expected, in the middle of a line. */
    boolean isStatementWhereValueFits() {
        boolean statement = TokenKinds.startsStatement(found)
                && (TokenKinds.isName(next) || next.getType() == NnmLexer.NUMBER || next.getType() == NnmLexer.STRING);
        return statement && expectsExpression() && !isFirstOfLine() && !isFoundOnLaterLine();
    }

    /** Whether this is {@code model = …}. */
    boolean isDefinitionOfWord() {
        return isSecondOfLine() && found.getType() == NnmLexer.ASSIGN && TokenKinds.isKeyword(previous);
    }

    /** Whether found follows previous without a space. */
    boolean isAdjacent() {
        return found.getStartIndex() == previous.getStopIndex() + 1;
    }
}
