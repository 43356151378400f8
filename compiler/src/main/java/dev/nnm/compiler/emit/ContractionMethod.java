package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Amount;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.List;

/**
 * A method of a contraction while it is written: its code, the names in it, and what all parts of it are written with.
 */
final class ContractionMethod {

    private final Statement.Contraction contraction;
    private final Tiling tiling;
    private final JavaScope scope;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private int synthetic = LoopIndex.END.id() + 1;

    ContractionMethod(Statement.Contraction contraction, JavaNames names) {
        this.contraction = contraction;
        this.tiling = contraction.tiling();
        this.scope = JavaScope.ofMethod(names);
    }

    Statement.Contraction contraction() {
        return contraction;
    }

    Tiling tiling() {
        return tiling;
    }

    JavaScope scope() {
        return scope;
    }

    CodeBlock.Builder code() {
        return code;
    }

    /** A new index that takes a name that is there already. */
    LoopIndex named(String name, JavaScope where) {
        LoopIndex index = new LoopIndex(synthetic++, name, new Extent.Fixed(2));
        where.bind(index, name);
        return index;
    }

    /** Opens loops. */
    void begin(List<LoopIndex> indices, JavaScope where) {
        for (LoopIndex index : indices) {
            String name = where.declare(index);
            code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", name, name, JavaExpressions.extent(index), name);
        }
    }

    /** Closes loops. */
    void end(int loops) {
        for (int k = 0; k < loops; k++) {
            code.endControlFlow();
        }
    }

    /** How many values several indices have together, as Java. */
    static String count(List<LoopIndex> digits) {
        return size(1, digits);
    }

    /** A new name in the method. */
    String name(String wish) {
        return scope.declare(new LoopIndex(synthetic++, wish, new Extent.Fixed(2)));
    }

    /** Whether sums are added to what is there. */
    boolean addsToTarget() {
        return contraction.adds() || !tiling.pieces().isEmpty();
    }

    /** How many numbers a panel has, as Java. */
    String panelSize() {
        return size(tiling.width(), tiling.inner());
    }

    /** So many numbers for each value of some indices, as Java. */
    static String size(int factor, List<LoopIndex> indices) {
        return count(Amount.of(factor, indices));
    }

    /** A count as Java. */
    static String count(Amount amount) {
        String fixed = String.valueOf(amount.fixed());
        if (amount.perExample() == 0) {
            return fixed;
        }
        String all = amount.perExample() == 1 ? "batch" : "batch * " + amount.perExample();
        return amount.fixed() == 0 ? all : all + " + " + fixed;
    }

    /** Declares the indices that the digits of a number are. */
    void digits(List<LoopIndex> digits, String number, JavaScope where) {
        long weight = 1;
        String[] lines = new String[digits.size()];
        for (int k = digits.size() - 1; k >= 0; k--) {
            LoopIndex digit = digits.get(k);
            String value = weight == 1 ? number : number + " / " + weight;
            lines[k] = "int " + where.declare(digit) + " = "
                    + (k == 0 ? value : value + " % " + JavaExpressions.extent(digit));
            weight *= Digits.fixedCount(List.of(digit));
        }
        for (String line : lines) {
            code.addStatement(line);
        }
    }
}
