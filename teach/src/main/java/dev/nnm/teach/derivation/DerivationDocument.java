package dev.nnm.teach.derivation;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import java.util.ArrayList;
import java.util.List;

/** A derivation, laid out. */
public final class DerivationDocument {

    private DerivationDocument() {}

    /** The document. */
    public static Document of(Derivation derivation) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(rules(derivation));
        blocks.add(simplifications(derivation));
        Formula last = derivation
                .simplifications()
                .get(derivation.simplifications().size() - 1)
                .right();
        blocks.add(new Block.Equation(
                "derivative",
                "d" + derivation.of() + "/d" + derivation.by() + " = " + last.text(),
                "\\frac{d " + derivation.of() + "}{d " + derivation.by() + "} = " + last.latex()));
        if (!derivation.shared().isEmpty()) {
            blocks.add(shared(derivation));
        }
        return new Document("The derivative of " + derivation.of() + " by " + derivation.by(), blocks);
    }

    private static Table rules(Derivation derivation) {
        Table.Builder table = Table.builder("rules", "Rules, from the outside in")
                .column("number", "")
                .column("left", "derivative")
                .column("right", "is")
                .column("rule", "by");
        int number = 0;
        for (Derivation.Step step : derivation.rules()) {
            number++;
            table.row(Cell.count(number), cell(step.left()), cell(step.right()), Cell.text(step.rule()));
        }
        return table.build();
    }

    private static Table simplifications(Derivation derivation) {
        Table.Builder table = Table.builder("simplifications", "Put together and simplified")
                .column("number", "")
                .column("formula", "derivative")
                .column("rule", "by");
        int number = derivation.rules().size();
        for (Derivation.Step step : derivation.simplifications()) {
            number++;
            table.row(Cell.count(number), cell(step.right()), Cell.text(step.rule()));
        }
        return table.build();
    }

    private static Table shared(Derivation derivation) {
        Table.Builder table = Table.builder("shared", "Computed once, used more than once, by function and derivative")
                .column("formula", "part")
                .column("uses", "uses");
        derivation.shared().forEach(shared -> table.row(cell(shared.formula()), Cell.count(shared.uses())));
        return table.build();
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }
}
