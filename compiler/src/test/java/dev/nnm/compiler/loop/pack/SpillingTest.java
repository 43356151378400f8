package dev.nnm.compiler.loop.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.emit.Networks;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpillingTest {

    private static final LoopArray ARRAY = new LoopArray("out", new LoopArray.Role.Work(), 4, false);
    private static final Local VALUE = new Local(1, "value", ElementType.REAL);
    private static final LoopIndex INDEX = new LoopIndex(2, "i", new Extent.Fixed(4));

    private static Statement use() {
        return new Statement.Store(
                Buffer.whole(ARRAY, Shape.of(4)), Affine.ZERO, new Scalar.Read(VALUE), Origin.UNKNOWN);
    }

    private static Statement inLoop(Statement statement) {
        return new Statement.Loop(INDEX, Statement.Iterations.INDEPENDENT, List.of(statement));
    }

    private static Statement call(String method) {
        return new Statement.Call(method, List.of());
    }

    private static LoopMethod method(String name, List<Statement> body) {
        return new LoopMethod(name, List.of(), body);
    }

    /**
     * Whether the method that defines a value and uses it so keeps it in a local variable, where another uses it so.
     */
    private static boolean staysInLocal(List<Statement> uses, List<Statement> elsewhere) {
        List<Statement> first = new ArrayList<>();
        first.add(new Statement.Define(VALUE, new Scalar.Constant(3), Origin.UNKNOWN));
        first.addAll(uses);
        LoopProgram any = Lowering.lower(Networks.classifier(2, 2, 2), Precision.DOUBLE, Target.SCALAR);
        LoopProgram program = any.with(
                List.of(ARRAY),
                List.of(
                        method("compute", List.of(call("first"), call("second"))),
                        method("first", first),
                        method("second", elsewhere)));
        List<Statement> spilled = Spilling.apply(program).methods().get(1).body();
        return spilled.stream().anyMatch(Statement.Define.class::isInstance);
    }

    @Test
    void aValueUsedOnceMoreIsReadFromWhereItIsCarried() {
        assertThat(staysInLocal(List.of(), List.of(use()))).isFalse();
        assertThat(staysInLocal(List.of(use()), List.of(use()))).isFalse();
        assertThat(staysInLocal(List.of(use()), List.of(inLoop(use())))).isFalse();
    }

    @Test
    void aValueUsedRepeatedlyIsALocalVariableToo() {
        assertThat(staysInLocal(List.of(use(), use()), List.of(use()))).isTrue();
        assertThat(staysInLocal(List.of(inLoop(use())), List.of(use()))).isTrue();
    }
}
