package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes nodes as expressions: without indices where that can be done, else an element at given indices, where
 * transpositions, broadcasts and slices vanish into the indices.
 */
final class ExpressionWriter {

    private static final int LONGEST_LIST = 12;

    private final Style style;
    private final Operators operators;
    private final NodeNames names;
    private final IndexNames indices;
    private final WholeTensors wholes;
    private final LoopNotation loops;

    ExpressionWriter(Style style, NodeNames names, WholeTensors wholes, LoopNotation loops) {
        this.style = style;
        this.operators = new Operators(style);
        this.names = names;
        this.indices = new IndexNames(names.taken());
        this.wholes = wholes;
        this.loops = loops;
    }

    /** Names for the indices of what a node is defined by; none if it can be written without. */
    List<String> indicesOf(Node node) {
        return isWrittenWhole(node) ? List.of() : indices.free(node.shape().rank());
    }

    /** An equation says the shape, so what is written without indices must have it. */
    private boolean isWrittenWhole(Node node) {
        return wholes.definition(node).equals(Optional.of(node.shape()));
    }

    /** An element of what has a name. */
    Piece named(String name, List<String> at) {
        return style.element(name, at.stream().map(style::name).toList());
    }

    /** An element of a node, in the steps of a loop at the step's index, under a name. */
    Piece named(Node node, String name, List<String> at) {
        return named(name, loops.rows(node), at);
    }

    /** An element of a sequence that has a name. */
    Piece named(String name, List<Subscript> rows, List<String> at) {
        List<String> subscripts = new ArrayList<>(written(rows));
        at.forEach(index -> subscripts.add(style.name(index)));
        return style.element(name, subscripts);
    }

    /** A position on an axis. */
    String text(Subscript position) {
        return position.written(style).text();
    }

    /** Names for the indices of a node where it is used; none if it is written without. */
    List<String> indicesOfUse(Node node) {
        return wholes.hasOwnShape(node) ? List.of() : indices.free(node.shape().rank());
    }

    /** A node where it is used, by its name if it has one. */
    String use(Node node, List<String> at) {
        return use(node, at.stream().map(Subscript::index).toList(), Set.copyOf(at))
                .text();
    }

    private Piece use(Node node, List<Subscript> at, Set<String> inUse) {
        return at.isEmpty() && wholes.of(node).isPresent() ? whole(node) : element(node, at, inUse);
    }

    /** What a node is, at the indices given by {@link #indicesOf}. */
    String definition(Node node, List<String> at) {
        Piece piece = isWrittenWhole(node)
                ? wholeDefinition(node)
                : elementDefinition(node, at.stream().map(Subscript::index).toList(), Set.copyOf(at));
        boolean isComparison = node.type().element() == ElementType.BOOLEAN && piece.precedence() < Precedence.ATOM;
        return isComparison ? style.parenthesised(piece.text()) : piece.text();
    }

    // ---- without indices

    private Piece whole(Node node) {
        return names.of(node).map(name -> named(node, name, List.of())).orElseGet(() -> wholeDefinition(node));
    }

    private Piece wholeDefinition(Node node) {
        if (node.operation() instanceof Elementwise elementwise) {
            List<Piece> arguments = operands(node).stream().map(this::whole).toList();
            return operators.apply(elementwise, arguments, isProductOfTensors(node));
        }
        if (node.operation() instanceof Bound) {
            return wholeBound(node);
        }
        if (node.arguments().isEmpty()) {
            return leaf(node);
        }
        if (node.operation() instanceof ScanResult result) {
            return result(node, result, List.of(), Set.of());
        }
        if (node.operation() instanceof Gather) {
            List<String> subscripts = Gather.indices(node).stream()
                    .map(index -> whole(index).text())
                    .toList();
            return subscripted(node.argument(0), subscripts);
        }
        if (node.operation() instanceof View view) {
            return wholeView(view, node.argument(0));
        }
        if (node.operation() instanceof Reduce reduce) {
            return wholeReduction(node, reduce);
        }
        return structure(node, whole(node.argument(0)));
    }

    /** The arguments, those of a product in the order in which mathematics writes them. */
    private List<Node> operands(Node node) {
        if (node.operation() != Elementwises.MULTIPLY) {
            return node.arguments();
        }
        return node.arguments().stream()
                .sorted(Comparator.comparing(this::place))
                .toList();
    }

    private FactorPlace place(Node node) {
        return names.of(node).isPresent() ? FactorPlace.NAME : FactorPlace.of(node);
    }

    private boolean isProductOfTensors(Node node) {
        return node.operation() == Elementwises.MULTIPLY
                && node.arguments().stream()
                        .allMatch(argument ->
                                wholes.of(argument).filter(s -> !s.isScalar()).isPresent());
    }

    private Piece wholeView(View view, Node argument) {
        if (WholeTensors.isBroadcast(view, argument)) {
            return whole(argument);
        }
        if (WholeTensors.isTransposition(view, argument)) {
            return operators.transposed(whole(argument));
        }
        List<String> subscripts = Selection.of(view, argument.shape())
                .map(Selection::subscripts)
                .orElseThrow(() -> new IllegalStateException("no notation without indices for " + view));
        return subscripted(argument, subscripts);
    }

    private Piece subscripted(Node tensor, List<String> subscripts) {
        return names.of(tensor)
                .map(name -> element(tensor, name, subscripts))
                .orElseGet(() -> style.element(whole(tensor), subscripts));
    }

    private Piece wholeReduction(Node node, Reduce reduce) {
        Optional<Contraction> product = Contraction.of(node, n -> names.of(n).isEmpty());
        if (product.isPresent()
                && wholes.hasOwnShape(product.get().left())
                && wholes.hasOwnShape(product.get().right())) {
            Contraction of = product.get();
            return operators.matrixProduct(
                    operand(of.left(), of.leftIsTransposed()),
                    operand(of.right(), of.rightIsTransposed()),
                    of.isOfVectors());
        }
        return style.call(reduce.kind().label(), List.of(whole(node.argument(0)).text()));
    }

    private Piece operand(Node node, boolean isTransposed) {
        return isTransposed ? operators.transposed(whole(node)) : whole(node);
    }

    private Piece leaf(Node node) {
        if (node.operation() instanceof Constant constant) {
            return constant.element() == ElementType.BOOLEAN
                    ? style.truth(constant.value() != 0)
                    : operators.number(constant.value());
        }
        if (node.operation() instanceof Literal literal) {
            return list(literal.values(), literal.shape());
        }
        if (node.operation() instanceof Variable || WholeTensors.isNamedByItself(node)) {
            return style.element(node.operation().name(), List.of());
        }
        throw new IllegalStateException("no notation for " + node);
    }

    private Piece list(List<Double> values, Shape shape) {
        if (shape.isScalar()) {
            return operators.number(values.get(0));
        }
        int count = shape.size(0);
        int stride = values.size() / count;
        int shown = Math.min(count, LONGEST_LIST);
        Shape inner = new Shape(shape.sizes().subList(1, shape.rank()));
        List<Piece> elements = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            elements.add(list(values.subList(i * stride, (i + 1) * stride), inner));
        }
        return style.list(elements, shown == count);
    }

    /** Operations that act on elements one by one, whatever the indices; and reshapes of whole tensors. */
    private Piece structure(Node node, Piece argument) {
        if (node.operation() instanceof BatchReduce reduce) {
            return style.batchReduction(reduce.kind(), argument);
        }
        if (node.operation() instanceof Marked) {
            return argument;
        }
        if (node.operation() instanceof Stop) {
            return style.call(node.operation().name(), List.of(argument.text()));
        }
        List<String> arguments = Stream.concat(
                        Stream.of(argument.text()),
                        node.shape().sizes().stream().map(String::valueOf))
                .toList();
        return style.call(node.operation().name(), arguments);
    }

    // ---- at indices

    private Piece element(Node node, List<Subscript> at, Set<String> inUse) {
        Optional<String> name = names.of(node);
        if (name.isPresent()) {
            return element(node, name.get(), written(at));
        }
        boolean isWhole = wholes.of(node).filter(Shape::isScalar).isPresent();
        return isWhole ? whole(node) : elementDefinition(node, at, inUse);
    }

    /** An element of what has a name, in the steps of a loop at the step's index. */
    private Piece element(Node node, String name, List<String> at) {
        List<String> subscripts = new ArrayList<>(written(loops.rows(node)));
        subscripts.addAll(at);
        return style.element(name, subscripts);
    }

    private List<String> written(List<Subscript> at) {
        return at.stream().map(subscript -> subscript.written(style).text()).toList();
    }

    private Piece elementDefinition(Node node, List<Subscript> at, Set<String> inUse) {
        if (node.operation() instanceof Elementwise elementwise) {
            List<Piece> arguments = operands(node).stream()
                    .map(argument -> element(argument, at, inUse))
                    .toList();
            return operators.apply(elementwise, arguments, false);
        }
        if (node.operation() instanceof View view) {
            return elementOfView(view, node.argument(0), at, inUse);
        }
        if (node.operation() instanceof Reduce reduce) {
            return elementOfReduction(reduce, node.argument(0), at, inUse);
        }
        if (node.operation() instanceof Iota) {
            return at.get(0).written(style);
        }
        if (node.operation() instanceof Variable variable) {
            return style.element(variable.name(), written(at));
        }
        if (node.operation() instanceof Bound) {
            return elementOfBound(node, at, inUse);
        }
        if (node.operation() instanceof ScanResult result) {
            return result(node, result, at, inUse);
        }
        if (node.operation() instanceof Gather) {
            List<String> subscripts = Gather.indices(node).stream()
                    .map(index -> element(index, at, inUse).text())
                    .toList();
            return subscripted(node.argument(0), subscripts);
        }
        if (node.operation() instanceof Scatter scatter) {
            return elementOfScatter(node, scatter, at, inUse);
        }
        if (node.arguments().isEmpty()) {
            return node.operation() instanceof Constant ? leaf(node) : style.element(leaf(node), written(at));
        }
        if (node.operation() instanceof Reshape) {
            return style.element(structure(node, whole(node.argument(0))), written(at));
        }
        return structure(node, element(node.argument(0), at, inUse));
    }

    /** Where the view reaches outside, a condition says where it does not. */
    private Piece elementOfView(View view, Node argument, List<Subscript> at, Set<String> inUse) {
        List<Subscript> inside = new ArrayList<>();
        List<Piece> conditions = new ArrayList<>();
        for (int axis = 0; axis < view.source().size(); axis++) {
            Subscript position = Subscript.of(view.source().get(axis), at);
            inside.add(position);
            if (view.source().get(axis).least(view.shape()) < 0) {
                conditions.add(comparison(Elementwises.LESS_EQUAL, operators.number(0), position.written(style)));
            }
            int size = argument.shape().size(axis);
            if (view.source().get(axis).greatest(view.shape()) >= size) {
                conditions.add(comparison(Elementwises.LESS, position.written(style), operators.number(size)));
            }
        }
        Piece value = element(argument, inside, inUse);
        return conditions.stream()
                .reduce((a, b) -> operators.apply(Elementwises.AND, List.of(a, b), false))
                .map(condition ->
                        operators.apply(Elementwises.SELECT, List.of(condition, value, outside(argument)), false))
                .orElse(value);
    }

    private Piece comparison(Elementwise operation, Piece a, Piece b) {
        return operators.apply(operation, List.of(a, b), false);
    }

    private Piece outside(Node argument) {
        return argument.type().element() == ElementType.BOOLEAN ? style.truth(false) : operators.number(0);
    }

    private Piece elementOfReduction(Reduce reduce, Node argument, List<Subscript> at, Set<String> inUse) {
        List<String> summed = indices.summed(reduce.axes().size(), inUse);
        List<Subscript> inner = new ArrayList<>();
        int nextKept = 0;
        int nextSummed = 0;
        for (int axis = 0; axis < argument.shape().rank(); axis++) {
            inner.add(reduce.axes().contains(axis) ? Subscript.index(summed.get(nextSummed++)) : at.get(nextKept++));
        }
        Set<String> inUseInside = new HashSet<>(inUse);
        inUseInside.addAll(summed);
        return operators.reduction(
                reduce.kind(), summed.stream().map(style::name).toList(), element(argument, inner, inUseInside));
    }

    /** The sum of what goes to an element, with a condition that says what does. */
    private Piece elementOfScatter(Node node, Scatter scatter, List<Subscript> at, Set<String> inUse) {
        Node values = node.argument(0);
        List<String> summed = indices.summed(values.shape().rank(), inUse);
        List<Subscript> from = summed.stream().map(Subscript::index).toList();
        Set<String> inUseInside = new HashSet<>(inUse);
        inUseInside.addAll(summed);
        Piece value = element(values, from, inUseInside);
        List<Piece> conditions = new ArrayList<>();
        for (int axis = 0; axis < at.size(); axis++) {
            Piece index = element(node.argument(1 + axis), from, inUseInside);
            conditions.add(comparison(Elementwises.EQUAL, index, at.get(axis).written(style)));
        }
        Piece chosen = conditions.stream()
                .reduce((a, b) -> operators.apply(Elementwises.AND, List.of(a, b), false))
                .map(condition ->
                        operators.apply(Elementwises.SELECT, List.of(condition, value, operators.number(0)), false))
                .orElse(value);
        Piece sum = summed.isEmpty()
                ? chosen
                : operators.reduction(
                        ReductionKind.SUM, summed.stream().map(style::name).toList(), chosen);
        return scatter.overBatch() ? style.batchReduction(ReductionKind.SUM, sum) : sum;
    }

    // ---- loops

    private Piece wholeBound(Node node) {
        Optional<Node> given = loops.given(node);
        if (given.isEmpty()) {
            return named(node, node.operation().name(), List.of());
        }
        Optional<Subscript> position = loops.position(node);
        return position.isPresent() && wholes.hasOwnShape(given.get())
                ? subscripted(given.get(), written(List.of(position.get())))
                : whole(given.get());
    }

    private Piece elementOfBound(Node node, List<Subscript> at, Set<String> inUse) {
        Optional<Node> given = loops.given(node);
        if (given.isEmpty()) {
            return element(node, node.operation().name(), written(at));
        }
        List<Subscript> position = new ArrayList<>();
        loops.position(node).ifPresent(position::add);
        position.addAll(at);
        return element(given.get(), position, inUse);
    }

    /** What a loop has computed: an element of a sequence, a sequence, or the sum of one. */
    private Piece result(Node node, ScanResult result, List<Subscript> at, Set<String> inUse) {
        LoopNotation.Loop loop = loops.loop(node.argument(0));
        Node value = result.value();
        if (result.kind() == ScanResult.Kind.SUMMED) {
            String index = loop.index().written(style).text();
            return operators.reduction(ReductionKind.SUM, List.of(index), use(value, at, inUse));
        }
        String name = nameOf(value);
        if (result.kind() == ScanResult.Kind.FINAL) {
            return sequence(name, loop.last(), at);
        }
        if (!at.isEmpty()) {
            List<Subscript> row = loops.isState(value) ? loop.before(at.get(0)) : loop.with(at.get(0));
            return sequence(name, row, at.subList(1, at.size()));
        }
        String rows = loop.rowsOf(loops.isState(value));
        List<String> subscripts = new ArrayList<>(written(loop.around()));
        if (!rows.isEmpty()) {
            subscripts.add(rows);
        }
        return style.element(name, subscripts);
    }

    /** The state whose last value a node is. */
    String state(Node node, ScanResult result) {
        LoopNotation.Loop loop = loops.loop(node.argument(0));
        return named(nameOf(result.value()), loop.around(), indicesOf(node)).text();
    }

    private String nameOf(Node value) {
        return names.of(value).orElse(value.operation().name());
    }

    private Piece sequence(String name, List<Subscript> rows, List<Subscript> at) {
        List<String> subscripts = new ArrayList<>(written(rows));
        subscripts.addAll(written(at));
        return style.element(name, subscripts);
    }
}
