package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.Target;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;

/** What all levels of one program share: its indices, local variables and arrays. */
final class Workspace {

    private final Graph graph;
    private final ArrayNames names;
    private final Precision precision;
    private final Target target;
    private final IndexSource indices = new IndexSource();
    private final List<LoopArray> arrays = new ArrayList<>();
    private int locals;

    Workspace(Graph graph, ArrayNames names, Precision precision, Target target) {
        this.graph = graph;
        this.names = names;
        this.precision = precision;
        this.target = target;
    }

    Graph graph() {
        return graph;
    }

    Target target() {
        return target;
    }

    /** How many numbers a vector holds. */
    int lanes() {
        return target.lanes(precision);
    }

    int bytesOfNumber() {
        return precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    IndexSource indices() {
        return indices;
    }

    /** The arrays that the kernel owns. */
    List<LoopArray> arrays() {
        return arrays;
    }

    /** A new local variable. */
    Local local(String name, ElementType element) {
        return new Local(locals++, name, element);
    }

    /** A new array that holds a tensor, one for each example if it is batched. */
    Location.Memory array(String name, Shape shape, boolean batched) {
        LoopArray array = new LoopArray(
                names.unique(name), new LoopArray.Role.Work(), Math.toIntExact(shape.elementCount()), batched);
        arrays.add(array);
        return Location.Memory.of(Buffer.whole(array, shape));
    }
}
