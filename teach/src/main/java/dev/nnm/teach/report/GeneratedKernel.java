package dev.nnm.teach.report;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.function.DerivativeFunctions;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.teach.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java that computes a number and its gradient, as the compiler writes it. Above the code of each line of the model
 * it has that line as a comment; so a line of Java is known to come from a line of the file.
 *
 * @param lines what computes, without the parts that are the same in every kernel
 */
public record GeneratedKernel(List<String> lines) {

    private static final String START = "    private void compute";
    private static final String END = "    private void bind(";
    private static final Pattern COMMENT = Pattern.compile("\\s*// (.*)");

    /** Copies the list. */
    public GeneratedKernel {
        lines = List.copyOf(lines);
    }

    /** The kernel of the gradient by reverse mode, of a model as it is compiled. */
    static GeneratedKernel of(Subject subject) {
        Subject stabilised = subject.stabilised();
        NnmCompiler compiler = subject.compiler();
        GraphFunction function = new DerivativeFunctions(
                        stabilised.model(),
                        new Quantities(stabilised.model())
                                .scalar(stabilised.result().name()))
                .reverse(stabilised.variables());
        JavaSource java = compiler.emit(
                compiler.lower(compiler.simplify(function), subject.model().precision()), "nnm", "Gradient");
        return new GeneratedKernel(computation(java.text()).lines().toList());
    }

    private static String computation(String text) {
        int start = text.indexOf(START);
        int end = text.indexOf(END);
        return start < 0 || end < start
                ? text
                : text.substring(start, end).stripTrailing().stripIndent();
    }

    /** The numbers of the lines, from 1, that come from a line of the model file. */
    List<Integer> from(SourceText source, int line) {
        String wanted = line < 1 ? "" : withoutSpace(source.substring(source.lineStart(line), source.lineEnd(line)));
        List<Integer> found = new ArrayList<>();
        boolean isWithin = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (comment.matches()) {
                isWithin = isShown(wanted, withoutSpace(comment.group(1)));
            }
            if (isWithin && !lines.get(i).isBlank() && !lines.get(i).strip().equals("}")) {
                found.add(i + 1);
            }
        }
        return found;
    }

    /** Whether a comment shows a line: the emitter shortens long lines, and adds spaces where Java needs them. */
    private static boolean isShown(String line, String comment) {
        return comment.endsWith("…")
                ? line.startsWith(comment.substring(0, comment.length() - 1))
                : !line.isEmpty() && line.equals(comment);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
