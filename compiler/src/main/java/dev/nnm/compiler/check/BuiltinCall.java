package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Calls.Given;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call of a built-in function, with its arguments evaluated.
 *
 * @param elaboration the file being read
 * @param frame where the call stands
 * @param span its text
 * @param named the arguments that are bound to parameters
 * @param others the unnamed arguments of a function that takes any number of them
 */
record BuiltinCall(
        Elaboration elaboration, Frame frame, SourceSpan span, Map<String, Given> named, List<Given> others) {

    GraphBuilder build() {
        return elaboration.build(frame, span);
    }

    boolean has(String name) {
        return named.containsKey(name);
    }

    Given given(String name) {
        Given given = named.get(name);
        if (given == null) {
            throw new IllegalStateException("no argument " + name);
        }
        return given;
    }

    /** An argument as a tensor of numbers to compute with. */
    Node number(String name) {
        return number(given(name));
    }

    Node number(Given given) {
        return elaboration.numberOrMask(
                build(), given.value(), given.expression().span());
    }

    /** An argument as a known number; {@code otherwise} if it is left out. */
    double known(String name, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        Given given = given(name);
        return elaboration.knownNumber(given.value(), given.expression().span(), quotedName(name));
    }

    /** An argument as the size of an axis. */
    int size(Given given, String what) {
        SourceSpan place = given.expression().span();
        return Sizes.size(elaboration.knownNumber(given.value(), place, what), place, what);
    }

    /** An argument as a known truth value; false if it is left out. */
    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        Given given = given(name);
        SourceSpan place = given.expression().span();
        return elaboration.known(elaboration.truth(given.value(), place), place, quotedName(name))[0] != 0;
    }

    /** The sizes of a shape, given as a list {@code [2, 3]} or as single arguments {@code 2, 3}. */
    Shape sizes(List<Given> arguments) {
        List<Integer> sizes = new ArrayList<>();
        for (Given given : arguments) {
            for (double size : knownNumbers(given, "a size")) {
                sizes.add(Sizes.size(size, given.expression().span(), "a size"));
            }
        }
        return Sizes.limited(new Shape(sizes), span, "a tensor");
    }

    /** The axes that an argument names: a number, a list of numbers, or {@code all}. */
    List<Integer> axes(String name, Node of) {
        if (!has(name) || isAll(given(name).value())) {
            return GraphBuilder.allAxes(of);
        }
        List<Integer> axes = new ArrayList<>();
        for (double axis : knownNumbers(given(name), "an axis")) {
            axes.add(axis(axis, of, given(name)));
        }
        return axes.stream().sorted().distinct().toList();
    }

    /** One axis, negative ones counted from the end. */
    int axis(double axis, Node of, Given given) {
        Shape shape = of.shape();
        double index = axis < 0 ? axis + shape.rank() : axis;
        if (axis != Math.rint(axis)) {
            throw ValueProblems.notAWholeNumber(given.expression().span(), "an axis", axis);
        }
        if (index < 0 || index >= shape.rank()) {
            throw AxisProblems.noSuchAxis(given.expression().span(), axis, elaboration.shapeOf(of));
        }
        return (int) index;
    }

    private double[] knownNumbers(Given given, String what) {
        SourceSpan place = given.expression().span();
        return elaboration.known(elaboration.number(given.value(), place), place, what);
    }

    private static boolean isAll(Value value) {
        return value instanceof Value.Text text && text.text().equals(Builtins.ALL_AXES);
    }

    private static String quotedName(String name) {
        return Wording.quoted(name);
    }
}
