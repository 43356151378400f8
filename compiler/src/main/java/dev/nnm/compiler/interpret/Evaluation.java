package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.InTraining;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import java.util.Arrays;
import java.util.List;

/** Evaluates one node, given its arguments' values. */
final class Evaluation {

    private final NodeType type;
    private final int batch;
    private final double[] result;

    private Evaluation(NodeType type, int batch) {
        this.type = type;
        this.batch = batch;
        this.result = new double[Tensor.size(type, batch)];
    }

    static double[] of(Node node, List<Tensor> arguments, int batch) {
        Evaluation evaluation = new Evaluation(node.type(), batch);
        evaluation.apply(node.operation(), arguments);
        return evaluation.result;
    }

    private void apply(Operation operation, List<Tensor> arguments) {
        if (operation instanceof Elementwise elementwise) {
            elementwise(elementwise, arguments);
        } else if (arguments.isEmpty()) {
            leaf(operation);
        } else if (operation instanceof Gather) {
            gather(arguments);
        } else if (operation instanceof Scatter scatter) {
            scatter(scatter, arguments);
        } else {
            structure(operation, arguments.get(0));
        }
    }

    private void leaf(Operation operation) {
        if (operation instanceof Constant constant) {
            Arrays.fill(result, constant.value());
        } else if (operation instanceof Literal literal) {
            Arrays.setAll(result, literal.values()::get);
        } else if (operation instanceof Iota) {
            Arrays.setAll(result, i -> i);
        } else if (operation instanceof BatchSize) {
            result[0] = batch;
        } else if (operation instanceof ExampleIndex) {
            Arrays.setAll(result, example -> example);
        } else if (operation instanceof InTraining) {
            result[0] = 0;
        } else {
            throw new IllegalArgumentException("no value for " + operation.name());
        }
    }

    private void structure(Operation operation, Tensor argument) {
        if (operation instanceof View view) {
            view(view, argument);
        } else if (operation instanceof Reduce reduce) {
            reduce(reduce, argument);
        } else if (operation instanceof BatchReduce reduce) {
            batchReduce(reduce, argument);
        } else if (operation instanceof Reshape || operation instanceof Stop || operation instanceof Marked) {
            System.arraycopy(argument.elements(), 0, result, 0, result.length);
        } else {
            throw new IllegalArgumentException("no value for " + operation.name());
        }
    }

    private int examples() {
        return type.batched() ? batch : 1;
    }

    private void elementwise(Elementwise operation, List<Tensor> arguments) {
        int count = Tensor.perExample(type);
        double[] point = new double[arguments.size()];
        for (int example = 0; example < examples(); example++) {
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < point.length; k++) {
                    point[k] = arguments.get(k).at(example, i);
                }
                result[example * count + i] = operation.value(point);
            }
        }
    }

    private void view(View view, Tensor argument) {
        int[] positions = Positions.read(view, argument.type().shape());
        for (int example = 0; example < examples(); example++) {
            for (int i = 0; i < positions.length; i++) {
                result[example * positions.length + i] =
                        positions[i] == Positions.OUTSIDE ? 0 : argument.at(example, positions[i]);
            }
        }
    }

    private void gather(List<Tensor> arguments) {
        Tensor x = arguments.get(0);
        List<Tensor> indices = arguments.subList(1, arguments.size());
        int count = Tensor.perExample(type);
        for (int i = 0; i < result.length; i++) {
            int position = Positions.at(indices, i / count, i % count, x.type().shape());
            result[i] = position == Positions.OUTSIDE ? 0 : x.at(i / count, position);
        }
    }

    private void scatter(Scatter scatter, List<Tensor> arguments) {
        Tensor v = arguments.get(0);
        List<Tensor> indices = arguments.subList(1, arguments.size());
        boolean batched =
                arguments.stream().anyMatch(argument -> argument.type().batched());
        int count = Tensor.perExample(v.type());
        int perExample = Tensor.perExample(type);
        for (int example = 0; example < (batched ? batch : 1); example++) {
            for (int i = 0; i < count; i++) {
                int position = Positions.at(indices, example, i, scatter.shape());
                if (position != Positions.OUTSIDE) {
                    result[(type.batched() ? example * perExample : 0) + position] += v.at(example, i);
                }
            }
        }
    }

    private void reduce(Reduce reduce, Tensor argument) {
        Shape shape = argument.type().shape();
        int[] positions = Positions.reduced(shape, reduce.axes());
        int count = Tensor.perExample(type);
        Arrays.fill(result, reduce.kind().start());
        for (int example = 0; example < examples(); example++) {
            for (int i = 0; i < positions.length; i++) {
                int target = example * count + positions[i];
                result[target] = reduce.kind().combine().value(result[target], argument.at(example, i));
            }
        }
    }

    private void batchReduce(BatchReduce reduce, Tensor argument) {
        Arrays.fill(result, reduce.kind().start());
        for (int example = 0; example < batch; example++) {
            for (int i = 0; i < result.length; i++) {
                result[i] = reduce.kind().combine().value(result[i], argument.at(example, i));
            }
        }
    }
}
