package dev.nnm.teach.backprop;

import dev.nnm.compiler.Formula;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.teach.backprop.Backpropagation.Change;
import dev.nnm.teach.backprop.Backpropagation.Elements;
import dev.nnm.teach.backprop.Backpropagation.Layer;
import dev.nnm.teach.backprop.Backpropagation.Quantity;
import dev.nnm.teach.backprop.Backpropagation.Step;
import dev.nnm.teach.backprop.Backpropagation.Weight;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Block.Fact;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.document.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Backpropagation, laid out: down through the layers for the values, back up for error terms and weights. */
public final class BackpropagationDocument {

    private BackpropagationDocument() {}

    /**
     * The document.
     *
     * @param digits the significant digits of numbers
     */
    public static Document of(Backpropagation backpropagation, int digits) {
        List<Block> blocks = new ArrayList<>();
        int count = backpropagation.steps().size();
        for (int i = 0; i < count; i++) {
            String suffix = count == 1 ? "" : String.valueOf(i + 1);
            if (count > 1) {
                blocks.add(new Block.Heading("Step " + suffix));
            }
            blocks.addAll(step(backpropagation, i, suffix, digits));
        }
        return new Document("Backpropagation of " + backpropagation.of(), blocks);
    }

    private static List<Block> step(Backpropagation backpropagation, int number, String suffix, int digits) {
        Step step = backpropagation.steps().get(number);
        List<Block> blocks = new ArrayList<>();
        blocks.add(forward(step, suffix, digits));
        blocks.add(errorTerms(step, suffix, digits));
        blocks.add(weights(step, suffix, digits));
        if (step.lossAfter().isPresent()) {
            blocks.add(new Block.Paragraph(rule(backpropagation.optimizer())));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "before",
                backpropagation.of() + (step.lossAfter().isPresent() ? " before" : ""),
                Cell.number(step.loss(), digits)));
        step.lossAfter()
                .ifPresent(loss ->
                        facts.add(new Fact("after", backpropagation.of() + " after", Cell.number(loss, digits))));
        blocks.add(new Block.Facts("loss" + suffix, facts));
        return blocks;
    }

    private static String rule(OptimizerPlan optimizer) {
        String settings = optimizer.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " = " + NumberText.of(setting.getValue(), Cell.ALL))
                .collect(Collectors.joining(", "));
        String called = optimizer.name() + "(" + settings + ")";
        return switch (optimizer.name()) {
            case "sgd" -> called + ": change = rate · (-gradient).";
            case "momentum" -> called + ": change = rate · (-gradient) + momentum · change before.";
            default -> called + " makes the change of the gradient and of those before it.";
        };
    }

    private static Table forward(Step step, String suffix, int digits) {
        Table.Builder table = Table.builder("forward" + suffix, "Forward: values")
                .column("layer", "layer")
                .column("variable", "variable")
                .column("formula", "formula")
                .column("value", "value");
        step.layers().forEach(layer -> layer.forward().forEach(value -> table.row(row(layer, value, digits))));
        return table.build();
    }

    private static Table errorTerms(Step step, String suffix, int digits) {
        Table.Builder table = Table.builder(
                        "errorTerms" + suffix, "Backward: error terms, minus the derivatives by net inputs")
                .column("layer", "layer")
                .column("errorTerm", "error term")
                .column("formula", "formula")
                .column("value", "value");
        backwards(step).forEach(layer -> layer.errorTerms().forEach(term -> table.row(row(layer, term, digits))));
        return table.build();
    }

    private static List<Layer> backwards(Step step) {
        List<Layer> layers = new ArrayList<>(step.layers());
        Collections.reverse(layers);
        return layers;
    }

    private static List<Cell> row(Layer layer, Quantity quantity, int digits) {
        return List.of(
                Cell.text(layer.name()),
                cell(quantity.name()),
                cell(quantity.formula()),
                cell(quantity.values(), digits));
    }

    private static Table weights(Step step, String suffix, int digits) {
        boolean isUpdated = step.lossAfter().isPresent();
        Table.Builder table = Table.builder("weights" + suffix, "Weights")
                .column("layer", "layer")
                .column("weight", "weight")
                .column("old", isUpdated ? "old" : "value")
                .column("formula", "-gradient")
                .column("descent", "=");
        if (isUpdated) {
            table.column("previous", "change before").column("change", "change").column("new", "new");
        }
        for (Layer layer : backwards(step)) {
            for (Weight weight : layer.weights()) {
                List<Cell> row = new ArrayList<>(List.of(
                        Cell.text(layer.name()),
                        cell(weight.name()),
                        cell(weight.values(), digits),
                        cell(weight.descent().formula()),
                        cell(weight.descent().values(), digits)));
                if (isUpdated) {
                    row.add(changes(weight, Change::previous, digits));
                    row.add(changes(weight, Change::change, digits));
                    row.add(changes(weight, Change::updated, digits));
                }
                table.row(row);
            }
        }
        return table.build();
    }

    private static Cell changes(Weight weight, Function<Change, Elements> part, int digits) {
        Optional<Change> changes = weight.changes();
        return changes.map(part).map(elements -> cell(elements, digits)).orElse(Cell.EMPTY);
    }

    private static Cell cell(Elements elements, int digits) {
        double[] values =
                elements.values().stream().mapToDouble(Double::doubleValue).toArray();
        return Cell.tensor(elements.shape(), values, digits);
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }
}
