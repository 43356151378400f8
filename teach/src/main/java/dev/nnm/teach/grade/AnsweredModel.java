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

/**
 * A model in which an answer is defined.
 *
 * @param model the model with the answer
 * @param answer the answer: a number
 */
record AnsweredModel(CheckedModel model, Node answer) {

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
        SourceText extended = source.replacedBy("answer", source.text() + "\n" + name + " = (\n" + answer + "\n)\n");
        try {
            Program program = compiler.parse(extended);
            refuseDerivatives(program);
            CheckedModel model = compiler.check(program);
            return new AnsweredModel(model, number(model, name));
        } catch (CompileException e) {
            throw new UserError("the answer cannot be read: " + e.getMessage(), e);
        }
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
