package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.IndexVariable;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The wording of what can be wrong with indices, their ranges and subscripts. */
final class IndexProblems {

    private IndexProblems() {}

    static CompileException rangeUnknown(SourceSpan span, String index) {
        return Wording.problem(
                span,
                "the range of \"" + index + "\" is not known",
                "No subscript tells it: an index that stands alone in a subscript runs along that axis.\nWrite it: "
                        + index + " in 0..n.");
    }

    static CompileException twoRanges(SourceSpan span, String index, Access first, Access second) {
        return Wording.problem(
                span,
                "the index \"" + index + "\" has two ranges",
                capital(axis(first)) + " (line " + first.span().line() + "), but " + axis(second)
                        + ".\nWrite the one that is meant: " + index + " in 0.." + Math.min(first.size(), second.size())
                        + ".");
    }

    private static String axis(Access access) {
        return "axis " + access.axis() + " of " + access.tensor() + " has " + elements(access.size());
    }

    static CompileException emptyRange(SourceSpan span, String index, int from, int to) {
        return Wording.problem(
                span,
                "the range of \"" + index + "\" is empty",
                "It goes from " + from + " to " + to + ", which is not part of it.");
    }

    static CompileException noValueFits(Access access, String index, Map<Node, IndexValues> values) {
        return Wording.problem(
                access.span(),
                "no value of \"" + index + "\" keeps this index inside",
                capital(axis(access)) + given(access, values, "; given is ") + ".");
    }

    static CompileException outside(Access access, long reached, Map<Node, IndexValues> values) {
        return Wording.problem(
                access.span(),
                "this index can lie outside",
                "It reaches " + reached + given(access, values, " for ") + ", but " + axis(access)
                        + ": indices are 0 to " + (access.size() - 1)
                        + ".\nLimit a range, as in i in 0..n, or say what lies outside: pad 0, pad edge, pad wrap.");
    }

    static CompileException notWhole(Access access, double found, Map<Node, IndexValues> values) {
        return Wording.problem(
                access.span(),
                "an index must be a whole number",
                "It takes the value " + found + given(access, values, " for ") + "; floor(…) rounds down.");
    }

    static CompileException pastTheEnd(SourceSpan span, double found, int size) {
        return Wording.problem(
                span,
                "this index can lie outside",
                "It holds " + (found == Math.rint(found) ? "" + (long) found : "" + found) + ", but the axis has "
                        + elements(size) + ": indices are 0 to " + (size - 1) + ".");
    }

    static CompileException windowOfUnknownSize(SourceSpan span) {
        return Wording.problem(
                span,
                "the number of elements must be known when the model is compiled",
                "A range may move with indices, as in x[i..i + 3], but not change its length.");
    }

    static CompileException sizeDiffersFromClasses(SourceSpan span, int size, int classes) {
        return Wording.problem(
                span,
                "the axis does not fit the classes",
                "It has " + elements(size) + ", but the label has " + classes
                        + (classes == 1 ? " class." : " classes."));
    }

    /** For instance {@code i in 0..5, k in 0..3}. */
    private static String given(Access access, Map<Node, IndexValues> values, String intro) {
        List<String> ranges = access.indices().stream()
                .sorted(Comparator.comparing(Node::id))
                .filter(values::containsKey)
                .map(index -> ((IndexVariable) index.operation()).name() + " in " + values.get(index))
                .toList();
        return ranges.isEmpty() ? "" : intro + String.join(" and ", ranges);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String elements(int count) {
        return count + (count == 1 ? " element" : " elements");
    }
}
