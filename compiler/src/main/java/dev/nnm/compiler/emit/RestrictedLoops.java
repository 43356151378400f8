package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * Loops over those values of indices for which checks hold: a check that the innermost of its indices decides becomes a
 * bound of that index's loop, so that nothing is checked inside.
 */
final class RestrictedLoops {

    private final CodeBlock.Builder code;
    private final JavaExpressions expressions;
    private final JavaScope scope;
    private int opened;

    RestrictedLoops(CodeBlock.Builder code, JavaExpressions expressions, JavaScope scope) {
        this.code = code;
        this.expressions = expressions;
        this.scope = scope;
    }

    /** Opens loops over some indices, outermost first; the indices of the checks are among these or known already. */
    void begin(List<LoopIndex> indices, List<RangeCheck> checks) {
        List<RangeCheck> open = new ArrayList<>(checks);
        for (int k = 0; k < indices.size(); k++) {
            LoopIndex index = indices.get(k);
            List<LoopIndex> later = indices.subList(k + 1, indices.size());
            List<RangeCheck> decided = open.stream()
                    .filter(check -> isDecided(check, index, later))
                    .toList();
            open.removeAll(decided);
            loop(index, decided);
        }
        if (!open.isEmpty()) {
            code.beginControlFlow("if (" + expressions.checks(open, scope) + ")");
            opened++;
        }
    }

    /** Closes what has been opened. */
    void end() {
        for (int k = 0; k < opened; k++) {
            code.endControlFlow();
        }
    }

    private static boolean isDecided(RangeCheck check, LoopIndex index, List<LoopIndex> later) {
        return Math.abs(check.index().coefficient(index)) == 1
                && later.stream().allMatch(other -> check.index().coefficient(other) == 0);
    }

    private void loop(LoopIndex index, List<RangeCheck> decided) {
        String from = "0";
        String to = JavaExpressions.extent(index);
        for (RangeCheck check : decided) {
            boolean grows = check.index().coefficient(index) == 1;
            Affine rest = check.index().plus(Affine.of(index).times(grows ? -1 : 1));
            if (grows ? check.canBeBelow() : check.canBeAbove()) {
                Affine least = grows ? rest.times(-1) : rest.plus(1 - check.size());
                from = "Math.max(" + from + ",$W" + expressions.index(least, scope) + ")";
            }
            if (grows ? check.canBeAbove() : check.canBeBelow()) {
                Affine end = grows ? rest.times(-1).plus(check.size()) : rest.plus(1);
                to = "Math.min(" + to + ",$W" + expressions.index(end, scope) + ")";
            }
        }
        if (to.startsWith("Math")) {
            String end = scope.declare(new LoopIndex(-1 - index.id(), "end", index.extent()));
            code.addStatement("int " + end + " = " + to);
            to = end;
        }
        String name = scope.declare(index);
        code.beginControlFlow("for (int " + name + " = " + from + "; " + name + " < " + to + "; " + name + "++)");
        opened++;
    }
}
