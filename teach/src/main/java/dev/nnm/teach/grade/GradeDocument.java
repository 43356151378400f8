package dev.nnm.teach.grade;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Block.Fact;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A grade, laid out. */
public final class GradeDocument {

    private static final int DIGITS = 8;

    /** So many digits tell all doubles apart. */
    private static final int ALL_DIGITS = 17;

    private GradeDocument() {}

    /** The document. */
    public static Document of(Grade grade) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("verdict", "verdict", Cell.text(words(grade))));
        facts.add(new Fact(
                "kind",
                "how",
                Cell.text(grade.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        facts.add(new Fact("answer", "answer", cell(grade.answer())));
        if (grade.verdict() != Grade.Verdict.PROVED) {
            facts.add(new Fact("derivative", "derivative", cell(grade.derivative())));
        }
        grade.counterexample().ifPresent(counterexample -> {
            counterexample
                    .at()
                    .forEach((name, elements) -> facts.add(new Fact(
                            "at_" + name,
                            "at " + name,
                            elements.length == 1
                                    ? Cell.number(elements[0], DIGITS)
                                    : new Cell.Elements(
                                            List.of(elements.length),
                                            Arrays.stream(elements).boxed().toList(),
                                            DIGITS))));
            facts.addAll(values(counterexample));
        });
        return Document.of("d" + grade.of() + "/d" + grade.by(), new Block.Facts("grade", facts));
    }

    /** What differs, in so many digits that it can be seen; what doubles do not tell apart by the difference, too. */
    private static List<Fact> values(Grade.Counterexample counterexample) {
        double derivative = counterexample.derivative().doubleValue();
        if (counterexample.answer().isEmpty()) {
            return List.of(
                    new Fact("answerValue", "the answer is", Cell.text("not defined")),
                    new Fact("derivativeValue", "the derivative is", Cell.number(derivative, DIGITS)));
        }
        double answer = counterexample.answer().get().doubleValue();
        int digits = IntStream.rangeClosed(DIGITS, ALL_DIGITS)
                .filter(d -> !NumberText.of(answer, d).equals(NumberText.of(derivative, d)))
                .findFirst()
                .orElse(DIGITS);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("answerValue", "the answer is", Cell.number(answer, digits)));
        facts.add(new Fact("derivativeValue", "the derivative is", Cell.number(derivative, digits)));
        if (answer == derivative) {
            BigDecimal difference = counterexample.answer().get().subtract(counterexample.derivative());
            facts.add(new Fact("difference", "they differ by", Cell.number(difference.doubleValue(), DIGITS)));
        }
        return facts;
    }

    private static String words(Grade grade) {
        return switch (grade.verdict()) {
            case PROVED -> "right";
            case EQUAL_AT_POINTS -> "right: equal in 40 digits at " + grade.points() + " points";
            case WRONG -> "wrong";
            case UNDECIDED -> "undecided: no point was found where the derivative has a value";
        };
    }

    private static Cell cell(Formula formula) {
        return Cell.formula(formula.text(), formula.latex());
    }
}
