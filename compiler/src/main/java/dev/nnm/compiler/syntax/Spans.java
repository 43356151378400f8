package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** The spans of tokens and parse trees. Both this parser generator and {@link SourceText} count code points. */
record Spans(SourceText source) {

    SourceSpan of(Token token) {
        int end = token.getType() == Token.EOF ? token.getStartIndex() : token.getStopIndex() + 1;
        return source.span(token.getStartIndex(), end);
    }

    SourceSpan of(TerminalNode node) {
        return of(node.getSymbol());
    }

    SourceSpan of(ParserRuleContext tree) {
        return of(tree.getStart()).to(of(tree.getStop()));
    }

    SourceSpan between(Token first, Token last) {
        return of(first).to(of(last));
    }
}
