package dev.nnm.teach.grade;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.check.DerivativeWords;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.runtime.UserError;
import java.util.List;
import java.util.Optional;

/**
 * A model in which an answer is defined.
 *
 * @param model the model with the answer
 * @param answer the answer: a number
 */
record AnsweredModel(CheckedModel model, Node answer) {

    /** Within brackets, an answer may have several lines. */
    private static final String OPENED = "(\n";

    /**
     * Reads an answer.
     *
     * @throws UserError if it is no formula of a single number, or leaves the derivative to the compiler
     */
    static AnsweredModel of(NnmCompiler compiler, SourceText source, String answer) {
        if (answer.isBlank()) {
            throw new UserError("the answer is empty");
        }
        String name = unusedName(source);
        String before = source.text() + "\n" + name + " = ";
        SourceText extended = source.replacedBy("answer", before + OPENED + answer + "\n)\n");
        try {
            Program program = compiler.parse(extended);
            refuseDerivatives(program);
            CheckedModel model = compiler.check(program);
            return new AnsweredModel(model, number(model, name));
        } catch (CompileException e) {
            CompileException told = ofOneLine(compiler, source, before, answer)
                    .orElseGet(() -> new AnswerProblems(answer, length(before + OPENED)).of(e));
            throw new UserError("the answer cannot be read: " + told.getMessage(), told);
        }
    }

    /**
     * What is wrong with an answer of one line: it needs no brackets, which the user has not written. Nothing if it is
     * right without them, or has more lines.
     */
    private static Optional<CompileException> ofOneLine(
            NnmCompiler compiler, SourceText source, String before, String answer) {
        if (answer.lines().count() > 1) {
            return Optional.empty();
        }
        try {
            compiler.check(compiler.parse(source.replacedBy("answer", before + answer)));
            return Optional.empty();
        } catch (CompileException e) {
            return Optional.of(new AnswerProblems(answer, length(before)).of(e));
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String unusedName(SourceText source) {
        String name = "answer";
        while (source.text().contains(name)) {
            name += "_";
        }
        return name;
    }

    /** The answer is the last statement. */
    private static void refuseDerivatives(Program program) {
        List<Statement> statements = program.statements();
        DerivativeWords.in(statements.subList(statements.size() - 1, statements.size()))
                .ifPresent(word -> {
                    throw new UserError("the answer leaves the derivative to \"" + word
                            + "\": write it as a formula, without derivatives");
                });
    }

    private static Node number(CheckedModel model, String name) {
        Node answer = model.definitions().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .map(NamedNode::node)
                .filter(node -> node.type().element() == ElementType.REAL)
                .orElseThrow(() -> new UserError("the answer is no number"));
        if (!answer.shape().isScalar()) {
            throw new UserError("the answer must be a single number, but has the shape " + answer.shape());
        }
        return answer;
    }
}
