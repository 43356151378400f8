package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.grammar.NnmLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Reads a program line by line: a line with a problem is reported and left, and the next is read. */
final class ProgramReader {

    /** So many are reported at once. */
    static final int MAXIMUM_PROBLEMS = 10;

    private final SourceText source;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    ProgramReader(SourceText source) {
        this.source = source;
    }

    /**
     * The statements of the program.
     *
     * @throws CompileException if it has problems
     */
    List<Statement> read() {
        TokenFilter.Result filtered = TokenFilter.filter(source, lexedTokens());
        CommonTokenStream tokens = new CommonTokenStream(new ListTokenSource(filtered.tokens()));
        tokens.fill();
        readLines(tokens, sensibleEnd(tokens, filtered.problems()));
        problems.addAll(filtered.problems());
        if (!problems.isEmpty()) {
            throw new CompileException(problems.subList(0, Math.min(problems.size(), MAXIMUM_PROBLEMS)));
        }
        return statements;
    }

    private List<Token> lexedTokens() {
        NnmLexer lexer = new NnmLexer(CharStreams.fromString(source.text(), source.name()));
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.nextToken();
            tokens.add(token);
        } while (token.getType() != Token.EOF);
        return tokens;
    }

    /** The index of the first token of the first line with one of the given problems, if any, or else of the end. */
    private static int sensibleEnd(CommonTokenStream tokens, List<Problem> problems) {
        int end = tokens.size() - 1;
        if (problems.isEmpty()) {
            return end;
        }
        int offset = problems.get(0).span().start();
        int line = 0;
        int next = LineRecovery.nextLine(tokens, line);
        while (next < end && tokens.get(next).getStartIndex() <= offset) {
            line = next;
            next = LineRecovery.nextLine(tokens, line);
        }
        return line;
    }

    private void readLines(CommonTokenStream tokens, int end) {
        LineParser parser = new LineParser(tokens, new Spans(source));
        StatementBuilder builder = new StatementBuilder(new Spans(source));
        while (tokens.index() < end && problems.size() < MAXIMUM_PROBLEMS) {
            int start = tokens.index();
            try {
                statements.addAll(builder.statements(parser.parse()));
            } catch (LineFailure failure) {
                problems.add(failure.problem());
                tokens.seek(LineRecovery.nextLine(tokens, start));
            }
        }
    }
}
