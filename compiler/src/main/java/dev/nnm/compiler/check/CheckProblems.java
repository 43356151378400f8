package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The wording of what can be wrong with a program that reads well: names, shapes, types, sizes. */
final class CheckProblems {

    private CheckProblems() {}

    private static CompileException problem(SourceSpan span, String title, String detail) {
        return new CompileException(new Problem(span, title, detail));
    }

    /** A consequence of a mistake that has been reported already: says nothing. */
    static CompileException alreadyReported() {
        return new CompileException(List.of());
    }

    // ---- names

    static CompileException unknownName(SourceSpan span, String name, Collection<String> known) {
        return problem(
                span,
                "unknown name " + quoted(name),
                Suggestions.nearest(name, known).orElse("It is neither defined in this file nor in the library."));
    }

    static CompileException defined(SourceSpan span, String name, SourceSpan first) {
        return problem(
                span,
                quoted(name) + " is defined twice",
                "It is defined already in line " + first.line() + "; a name stands for one thing.");
    }

    static CompileException definedHere(SourceSpan span, String name) {
        return problem(
                span,
                quoted(name) + " is defined twice",
                "It is defined already in this function; a name stands for one thing.");
    }

    static CompileException cycle(SourceSpan span, List<String> path) {
        return problem(
                span,
                quoted(path.get(0)) + " is defined by itself",
                String.join(" needs ", path) + ": one of these definitions must not.");
    }

    static CompileException tooManyForwardReferences(SourceSpan span) {
        return problem(
                span,
                "too long a chain of definitions that stand below their use",
                "Put definitions above the lines that use them.");
    }

    static CompileException notAllowedHere(SourceSpan span, String what, String place) {
        return problem(span, what + " cannot stand " + place, "It belongs at the top level of the file.");
    }

    static CompileException twice(SourceSpan span, String what) {
        return problem(span, "a second " + what, "A file has one " + what + ".");
    }

    // ---- kinds of values

    static CompileException expected(SourceSpan span, String expected, Value found) {
        return problem(span, "expected " + expected + ", found " + found.describe(), hint(expected, found));
    }

    private static String hint(String expected, Value found) {
        if (found instanceof Value.Function function && expected.contains("number")) {
            return "Call it: " + function.callable().name() + "(…).";
        }
        if (found instanceof Value.Label && expected.contains("number")) {
            return "Compare it with == to one of its classes, or pass it to cross_entropy, accuracy, pick or one_hot.";
        }
        if (found instanceof Value.Text) {
            return "Strings stand for classes, files and columns only.";
        }
        if (expected.contains("number")) {
            return "For 1 and 0 write: if … then 1 else 0.";
        }
        return expected.contains("truth") ? "Write a comparison, such as x > 0." : "";
    }

    static CompileException notKnown(SourceSpan span, String what) {
        return problem(
                span,
                what + " must be known when the model is compiled",
                "This depends on inputs or parameters; use numbers, constants and sizes only.");
    }

    static CompileException notAWholeNumber(SourceSpan span, String what, double found, String range) {
        return problem(span, what + " must be a whole number " + range, "It is " + number(found) + ".");
    }

    static CompileException outOfRange(SourceSpan span, String what, double found, String range) {
        return problem(span, what + " must be " + range, "It is " + number(found) + ".");
    }

    static CompileException unknownClass(SourceSpan span, String found, List<String> classes) {
        String known = classes.stream().map(CheckProblems::quoted).collect(Collectors.joining(", "));
        return problem(
                span,
                "unknown class " + quoted(found),
                "The classes are " + known
                        + Suggestions.nearest(found, classes).map(s -> "; " + s).orElse("."));
    }

    // ---- calls

    static CompileException notAFunction(SourceSpan span, String name, Value found) {
        return problem(
                span, quoted(name) + " is not a function", "It is " + found.describe() + "; write * to multiply.");
    }

    static CompileException tooManyArguments(SourceSpan span, Callable function, int found) {
        int count = function.formals().size();
        return problem(
                span,
                "too many arguments for " + function.name(),
                function.name() + signature(function) + " takes "
                        + (count == 1 ? "one argument" : "at most " + count + " arguments") + ", not " + found + ".");
    }

    static CompileException missingArgument(SourceSpan span, Callable function, String name) {
        return problem(
                span,
                function.name() + " needs a value for " + quoted(name),
                "It is called as " + function.name() + signature(function) + ".");
    }

    static CompileException unknownArgument(SourceSpan span, Callable function, String name) {
        List<String> names =
                function.formals().stream().map(Callable.Formal::name).toList();
        return problem(
                span,
                function.name() + " has no argument " + quoted(name),
                Suggestions.nearest(name, names)
                        .orElse("It is called as " + function.name() + signature(function) + "."));
    }

    static CompileException argumentTwice(SourceSpan span, String name) {
        return problem(span, "two values for the argument " + quoted(name), "Give it once.");
    }

    static CompileException endlessCalls(SourceSpan span, String name) {
        return problem(
                span,
                "the calls of " + name + " do not end",
                "Calls are expanded when the model is compiled; a recursion must end by an if whose condition is"
                        + " known then.");
    }

    private static String signature(Callable function) {
        return function.formals().stream()
                .map(f -> f.optional() ? f.name() + " = …" : f.name())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    // ---- shapes

    static CompileException shapesDiffer(
            SourceSpan span, String what, String left, Shape leftShape, String right, Shape rightShape) {
        return problem(
                span,
                "shapes do not fit in " + what,
                isOrAre(left, leftShape) + " and " + isOrAre(right, rightShape)
                        + ": aligned at the last axis, sizes must be equal or 1.");
    }

    static CompileException productSizes(
            SourceSpan span, String left, Shape leftShape, String right, Shape rightShape, int inner, int other) {
        return problem(
                span,
                "shapes do not fit in a product",
                isOrAre(left, leftShape) + " and " + isOrAre(right, rightShape) + ": the inner sizes " + inner + " and "
                        + other + " must be equal.");
    }

    static CompileException productOfScalar(SourceSpan span, String scalar) {
        return problem(
                span,
                "@ multiplies vectors and matrices",
                scalar + " is a single number; write * to multiply by a number.");
    }

    static CompileException productLeading(
            SourceSpan span, String left, Shape leftShape, String right, Shape rightShape) {
        return problem(
                span,
                "shapes do not fit in a product",
                isOrAre(left, leftShape) + " and " + isOrAre(right, rightShape)
                        + ": the axes before the last two must be equal or 1.");
    }

    static CompileException shapeIs(SourceSpan span, String what, Shape found, String expected) {
        return problem(span, "wrong shape", what + " is " + found + "; " + expected + ".");
    }

    static CompileException reshapeSizes(SourceSpan span, Shape from, Shape to) {
        return problem(
                span,
                "reshape keeps the number of elements",
                from + " has " + from.elementCount() + " elements and " + to + " has " + to.elementCount() + ".");
    }

    static CompileException noSuchAxis(SourceSpan span, int axis, Shape shape) {
        String axes = shape.isScalar()
                ? "a single number has no axes"
                : "the axes of " + shape + " are 0 to " + (shape.rank() - 1) + ", or -1 for the last";
        return problem(span, "there is no axis " + axis, "Here " + axes + ".");
    }

    static CompileException tooManySubscripts(SourceSpan span, int found, Shape shape) {
        String has = shape.isScalar() ? "It is a single number" : "Its shape is " + shape;
        return problem(span, found + (found == 1 ? " index is" : " indices are") + " too many", has + ".");
    }

    static CompileException indexOutside(SourceSpan span, int index, int size) {
        return problem(
                span,
                "index " + index + " is outside",
                "The axis has " + size + (size == 1 ? " element" : " elements") + ": indices are 0 to " + (size - 1)
                        + ".");
    }

    static CompileException rangeOutside(SourceSpan span, int from, int to, int size) {
        return problem(
                span,
                "the range " + from + ".." + to + " is outside or empty",
                "The axis has " + size + " elements; a range a..b holds a, a + 1, …, b - 1, with 0 <= a < b <= " + size
                        + ".");
    }

    static CompileException tooLarge(SourceSpan span, String what, long elements, long limit) {
        return problem(
                span, what + " is too large", "It has " + elements + " elements; at most " + limit + " are possible.");
    }

    // ---- the file as a whole

    static CompileException nothingToCompute(SourceSpan span) {
        return problem(span, "nothing is computed", "Add an output (output y = …) or a loss (loss …).");
    }

    static CompileException outputNotDefined(SourceSpan span, String name) {
        return problem(span, quoted(name) + " cannot be an output", "It is not a tensor of numbers.");
    }

    static CompileException lossIsNotScalar(SourceSpan span, String what, Shape shape) {
        return problem(
                span,
                what + " must be a single number for each example",
                "This is a tensor of shape " + shape + "; take the sum or the mean of it.");
    }

    static CompileException trainWithoutLoss(SourceSpan span) {
        return problem(span, "there is nothing to train", "The file has a train block but no loss (loss …).");
    }

    static CompileException trainWithoutParameters(SourceSpan span) {
        return problem(span, "there is nothing to train", "The file has a train block but no parameters (param …).");
    }

    static CompileException needsValue(SourceSpan span, String name) {
        return problem(
                span,
                "the parameter " + quoted(name) + " has no initial value",
                "Write " + name + " ~ glorot, or " + name + " = 0.");
    }

    // ---- the train block

    static CompileException unknownSetting(SourceSpan span, String what, String name, Collection<String> known) {
        return problem(
                span,
                "unknown " + what + " " + quoted(name),
                Suggestions.nearest(name, known).orElse("Known are: " + String.join(", ", known) + "."));
    }

    static CompileException settingForm(SourceSpan span, String example) {
        return problem(span, "this setting is written differently", "For example: " + example);
    }

    static CompileException rowLength(SourceSpan span, String side, int found, int expected, String names) {
        return problem(
                span,
                "the row has " + found + " " + side + (found == 1 ? " value" : " values") + ", not " + expected,
                "The " + side + "s of the model are " + names + ".");
    }

    static CompileException columnCount(SourceSpan span, String variable, int found, Shape shape) {
        return problem(
                span,
                quoted(variable) + " takes " + shape.elementCount()
                        + (shape.elementCount() == 1 ? " column" : " columns") + ", not " + found,
                "Its shape is " + shape + ".");
    }

    static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String isOrAre(String what, Shape shape) {
        return what + " is " + (shape.isScalar() ? "a single number" : shape);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
