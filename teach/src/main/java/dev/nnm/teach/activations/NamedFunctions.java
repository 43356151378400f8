package dev.nnm.teach.activations;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.UserError;
import java.util.Set;

/** Functions that are given by their names, and put into programs that the user does not see. */
public final class NamedFunctions {

    private static final String CALL = "input x\noutput y = %s(x)\n";

    private NamedFunctions() {}

    /**
     * Makes sure that a name is that of a function of one number.
     *
     * @throws UserError if it is not, without a word of a program
     */
    public static void require(NnmCompiler compiler, String name) {
        if (!name.matches("[\\p{L}_]\\w*")) {
            throw new UserError("\"" + name + "\" is not the name of a function, as tanh is");
        }
        Set<String> known = compiler.library().namesInEveryProgram();
        if (!known.contains(name)) {
            throw new UserError("there is no function \"" + name + "\""
                    + Suggestions.nearest(name, known)
                            .map(question -> ", " + question)
                            .orElse(""));
        }
        try {
            compiler.check(compiler.parse(new SourceText(name, CALL.formatted(name))));
        } catch (CompileException e) {
            throw new UserError(
                    name + " is not a function of one number: "
                            + e.problems().get(0).title(),
                    e);
        }
    }
}
