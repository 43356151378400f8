package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wording of what can be wrong with a program that reads well: names, shapes, types, sizes. */
final class CheckProblems {

    /** A longer name is not compared with others: it is no slip of the keyboard. */
    private static final int LONGEST_COMPARED = 64;

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
        String advice = ForeignNames.advice(name)
                .or(() -> nearest(name, known))
                .orElse("It is defined neither in this file nor in the library.");
        return problem(span, "unknown name " + quoted(name), advice);
    }

    static CompileException unknownName(SourceSpan span, String name, Scope scope) {
        CompileException known = scope.notKnownHere(span, name);
        return known == null ? unknownName(span, name, scope.names()) : known;
    }

    static CompileException usedAbove(SourceSpan span, String name, SourceSpan definition) {
        return problem(
                span,
                quoted(name) + " is used above its definition",
                "It is defined in line " + definition.line() + "; inside a function, definitions come first.");
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
                "It is defined already in this function or block; a name stands for one thing.");
    }

    static CompileException parameterTwice(SourceSpan span, String name) {
        return problem(
                span, "two parameters of the function are called " + quoted(name), "Each needs a name of its own.");
    }

    /** A derivative is stated by a name that no parameter has. */
    static CompileException unknownParameter(SourceSpan span, String name, Collection<String> parameters) {
        String advice = nearest(name, parameters)
                .orElse("A derivative is stated by parameters of the function: " + String.join(", ", parameters) + ".");
        return problem(span, "the function has no parameter " + quoted(name), advice);
    }

    static CompileException cycle(SourceSpan span, List<String> path) {
        String advice = path.size() == 2
                ? "A definition holds once and for all and cannot need itself: give a new value a name of its own."
                : String.join(" needs ", path) + ": one of these definitions must do without the next.";
        return problem(span, quoted(path.get(0)) + " is defined by itself", advice);
    }

    static CompileException nestedTooDeeply(SourceSpan span, int limit) {
        return problem(
                span,
                "nested too deeply",
                "Expressions, calls and definitions below their use nest at most " + limit
                        + " deep.\nMove definitions above the lines that use them, or give a part a name.");
    }

    static CompileException twice(SourceSpan span, String what) {
        return problem(span, "a second " + what, "A file has one at most.");
    }

    static CompileException settingTwice(SourceSpan span, String name) {
        return problem(span, "the setting " + quoted(name) + " is given twice", "A train block has each setting once.");
    }

    static CompileException classTwice(SourceSpan span, String name) {
        return problem(span, "the class " + quoted(name) + " is listed twice", "Each class is listed once.");
    }

    static CompileException columnsTwice(SourceSpan span, String name) {
        return problem(
                span,
                "the columns of " + quoted(name) + " are given twice",
                "Columns that lie apart are chosen by the names in the header: columns \"a\", \"c\".");
    }

    static CompileException outputTwice(SourceSpan span, String name) {
        return problem(span, quoted(name) + " is an output twice", "Each output is listed once.");
    }

    static CompileException metricTwice(SourceSpan span, String name) {
        return problem(
                span,
                "a second metric is called " + quoted(name),
                "Give it a name of its own: metric " + name + "_2 = …");
    }

    // ---- kinds of values

    static CompileException expected(SourceSpan span, String expected, Value found) {
        return problem(span, "expected " + expected + ", found " + found.describe(), Describe.wayOut(expected, found));
    }

    static CompileException notKnown(SourceSpan span, String what) {
        return problem(
                span,
                what + " must be known when the model is compiled",
                "This depends on inputs, targets, parameters or indices; use numbers, constants and sizes only.");
    }

    static CompileException tooMuchToCompute(SourceSpan span, String what) {
        return problem(
                span,
                what + " must be known when the model is compiled",
                "This takes too much computation for that; use numbers, small constants and sizes only.");
    }

    static CompileException notAWholeNumber(SourceSpan span, String what, double found) {
        return problem(span, what + " must be a whole number", "It is " + number(found) + ".");
    }

    static CompileException notACount(SourceSpan span, String what, double found) {
        return problem(span, what + " must be a whole number from 1 on", "It is " + number(found) + ".");
    }

    static CompileException outOfRange(SourceSpan span, String what, double found, String range) {
        return problem(span, what + " must be " + range, "It is " + number(found) + ".");
    }

    static CompileException emptyInterval(SourceSpan span, double low, double high) {
        return problem(
                span,
                "there is no number in this range",
                "The lower bound, " + number(low) + ", is above the upper one, " + number(high) + ".");
    }

    static CompileException unknownClass(SourceSpan span, String found, List<String> classes) {
        String suggestion = nearest(found, classes).map(s -> "; " + s).orElse(".");
        return problem(span, "unknown class " + quoted(found), "The classes are " + listed(classes) + suggestion);
    }

    static CompileException classCount(SourceSpan span, int scores, int classes) {
        return problem(
                span,
                "one score for each class is needed",
                "There " + (scores == 1 ? "is 1 score" : "are " + scores + " scores") + ", but the target has "
                        + classes + (classes == 1 ? " class." : " classes."));
    }

    // ---- calls

    static CompileException notAFunction(SourceSpan span, String text, Value found, boolean hidesFunction) {
        String advice = hidesFunction
                ? ", and hides the library's function of that name: give it another."
                : "; write * to multiply.";
        return problem(span, quoted(text) + " is not a function", "It is " + found.describe() + advice);
    }

    static CompileException tooManyArguments(SourceSpan span, Callable function, int found) {
        int count = function.formals().size();
        String takes = count == 0 ? "no argument" : count == 1 ? "one argument" : "at most " + count + " arguments";
        return problem(
                span,
                "too many arguments for " + function.name(),
                "It is called as " + signature(function) + " and takes " + takes + ", not " + found + ".");
    }

    static CompileException missingArgument(SourceSpan span, Callable function, String name) {
        return problem(
                span,
                function.name() + " needs a value for " + quoted(name),
                "It is called as " + signature(function) + ".");
    }

    static CompileException unknownArgument(SourceSpan span, Callable function, String name) {
        List<String> names =
                function.formals().stream().map(Callable.Formal::name).toList();
        return problem(
                span,
                function.name() + " has no argument " + quoted(name),
                nearest(name, names).orElse("It is called as " + signature(function) + "."));
    }

    static CompileException argumentTwice(SourceSpan span, String name) {
        return problem(span, "two values for the argument " + quoted(name), "Give it once.");
    }

    static CompileException optionOfSeveral(SourceSpan span, String option, String function) {
        return problem(
                span,
                quoted(option) + " does not go with several arguments",
                function + " of several arguments compares them element by element; axes are for one tensor.");
    }

    static CompileException endlessCalls(SourceSpan span, String name, int limit) {
        return problem(
                span,
                "the calls of " + name + " do not end",
                "Calls are expanded when the model is compiled, at most " + limit
                        + " deep.\nA recursion ends by an if whose condition is known then.");
    }

    static CompileException tooManyCalls(SourceSpan span, int limit) {
        return problem(
                span,
                "too many calls",
                "Calls are expanded when the model is compiled, here one into more than " + limit
                        + " others.\nA recursion that calls itself several times grows quickly.");
    }

    static CompileException tooManyOwnDerivatives(SourceSpan span, int limit) {
        return problem(span, "too many derivatives", "A function can state at most " + limit + ".");
    }

    static CompileException ownDerivativeShape(SourceSpan span, String what, Shape shape, Shape result) {
        return problem(
                span,
                "a stated derivative must have the shape of the function's value",
                both("The value", NamedShape.of(result), what, NamedShape.of(shape))
                        + ".\nDerivatives are stated element by element: they and the parameters broadcast to the value.");
    }

    private static String signature(Callable function) {
        return function.formals().stream()
                .map(f -> f.optional() ? f.name() + " = …" : f.name())
                .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }

    // ---- shapes

    static CompileException shapesDiffer(
            SourceSpan span, String what, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return problem(
                span,
                "shapes do not fit in " + what,
                both(left, leftShape, right, rightShape) + ": aligned at the last axis, sizes must be equal or 1.");
    }

    static CompileException elementProductShapes(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return problem(
                span,
                "shapes do not fit in a product of elements",
                both(left, leftShape, right, rightShape)
                        + ": aligned at the last axis, sizes must be equal or 1.\nA matrix product is written with @.");
    }

    static CompileException listShapes(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return problem(
                span,
                "shapes do not fit in a list",
                both(left, leftShape, right, rightShape)
                        + ": the elements of a list have one shape.\nTo join vectors write concat(a, b).");
    }

    static CompileException productSizes(
            SourceSpan span,
            String left,
            NamedShape leftShape,
            String right,
            NamedShape rightShape,
            int inner,
            int other) {
        return problem(
                span,
                "shapes do not fit in a product",
                both(left, leftShape, right, rightShape) + ": the inner sizes " + inner + " and " + other
                        + " must be equal.");
    }

    static CompileException productOfScalar(SourceSpan span, String scalar) {
        return problem(
                span,
                "@ multiplies vectors and matrices",
                scalar + " is a single number; write * to multiply by a number.");
    }

    static CompileException productLeading(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return problem(
                span,
                "shapes do not fit in a product",
                both(left, leftShape, right, rightShape) + ": the axes before the last two must be equal or 1.");
    }

    static CompileException shapesUnequal(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return problem(span, "two shapes must be equal", both(left, leftShape, right, rightShape) + ".");
    }

    static CompileException sizesAndLike(SourceSpan span) {
        return problem(
                span,
                "sizes and like are given together",
                "Either say the sizes, as in random_normal(2, 3), or a tensor of the shape: random_normal(like = x).");
    }

    static CompileException tooManyRandomNumbers(SourceSpan span, Shape shape, int limit) {
        return problem(
                span,
                "too many random numbers for one example",
                "A call makes at most " + limit + " of them, but " + shape + " has " + shape.elementCount() + ".");
    }

    static CompileException statisticInLoop(SourceSpan span) {
        return problem(
                span,
                "a running statistic cannot be collected in a loop, or for each value of an index",
                "An update gives it one value: compute that of all steps or indices first.");
    }

    static CompileException statisticOfExample(SourceSpan span) {
        return problem(
                span,
                "a running statistic must be the same for all examples of a batch",
                "This differs from example to example; take its mean over the batch: batch_mean(…).");
    }

    static CompileException shapeOfNumber(SourceSpan span) {
        return problem(span, "a single number has no axes", "shape gives the sizes of the axes of a tensor.");
    }

    static CompileException concatOfNumbers(SourceSpan span) {
        return problem(
                span,
                "concat joins vectors and higher tensors",
                "This is a single number; a vector of numbers is written [a, b].");
    }

    static CompileException concatShapes(
            SourceSpan span, String first, NamedShape firstShape, String piece, NamedShape pieceShape, int axis) {
        String rule = firstShape.shape().rank() == pieceShape.shape().rank()
                ? "apart from axis " + axis + ", sizes must be equal."
                : "pieces must have the same number of axes.";
        return problem(span, "shapes do not fit in concat", both(first, firstShape, piece, pieceShape) + ": " + rule);
    }

    static CompileException initialShape(SourceSpan span, NamedShape found, String parameter, NamedShape shape) {
        return problem(
                span,
                "the initial value does not fit the parameter",
                both("It", found, parameter, shape) + ": give one number for all elements, or one for each.");
    }

    static CompileException reshapeSizes(SourceSpan span, String what, NamedShape from, NamedShape to) {
        return problem(
                span,
                "reshape keeps the number of elements",
                is(what, from) + " and has " + elements(from.shape().elementCount()) + "; " + to + " has "
                        + elements(to.shape().elementCount()) + ".");
    }

    static CompileException noSuchAxis(SourceSpan span, double axis, NamedShape shape) {
        int last = shape.shape().rank() - 1;
        String axes = switch (shape.shape().rank()) {
            case 0 -> "A single number has no axes.";
            case 1 -> "The shape is " + shape + ": the only axis is 0.";
            case 2 -> "The shape is " + shape + ": the axes are 0 and 1, or -1 for the last.";
            default -> "The shape is " + shape + ": the axes are 0 to " + last + ", or -1 for the last.";
        };
        return problem(span, "there is no axis " + number(axis), axes);
    }

    static CompileException tooManySubscripts(SourceSpan span, String what, int found, NamedShape shape) {
        return problem(span, found + (found == 1 ? " index is" : " indices are") + " too many", is(what, shape) + ".");
    }

    static CompileException indexOutside(SourceSpan span, int index, int size) {
        String indices = size == 1 ? "the only index is 0." : "indices are 0 to " + (size - 1) + ".";
        return problem(span, "index " + index + " is outside", "The axis has " + elements(size) + ": " + indices);
    }

    static CompileException rangeOutside(SourceSpan span, int from, int to, int size) {
        return problem(
                span,
                "the range " + from + ".." + to + " is " + (from >= to ? "empty" : "outside"),
                "A range a..b holds a to b - 1. The axis has " + elements(size) + ": 0 <= a < b <= " + size + ".");
    }

    // ---- sizes

    static CompileException sizeTooLarge(SourceSpan span, String what, double found, int limit) {
        return problem(
                span,
                what + " is too large",
                "It is " + number(found) + "; a tensor has at most " + limit + " elements.");
    }

    static CompileException tensorTooLarge(SourceSpan span, String what, Shape shape, double elements, int limit) {
        return problem(
                span,
                what + " is too large",
                "Its shape is " + shape + ", that is " + number(elements) + " elements; a tensor has at most " + limit
                        + ".");
    }

    static CompileException tooManyAxes(SourceSpan span, String what, int found, int limit) {
        return problem(
                span, what + " has too many axes", "It has " + found + " axes; a tensor has at most " + limit + ".");
    }

    static CompileException tooManyParameters(SourceSpan span, long total, int limit) {
        return problem(
                span,
                "the model has too many parameters",
                "With this one they have " + total + " elements; at most " + limit + " are possible.");
    }

    // ---- the file as a whole

    static CompileException nothingToCompute(SourceSpan span) {
        return problem(
                span,
                "nothing is computed",
                "Add an output (output y = …) or a loss (loss …). A file of definitions is for others to import.");
    }

    static CompileException outputOfOthers(SourceSpan span, String name, String whose) {
        return problem(
                span,
                quoted(name) + " cannot be an output",
                "It is " + whose + ". An output is a name of this file, or is defined in place: output y = …");
    }

    static CompileException outputIsInput(SourceSpan span, String name) {
        return problem(
                span,
                quoted(name) + " is an input",
                "An output needs a name of its own: output " + name + "_copy = " + name + ".");
    }

    static CompileException outputNeedsTarget(SourceSpan span, List<String> path) {
        String reason = path.size() == 1 ? path.get(0) + " is a target" : String.join(" needs ", path) + ", a target";
        return problem(
                span,
                "an output cannot depend on a target",
                reason
                        + ": it is not known when the model predicts.\nTargets are for loss and metric lines, and for what"
                        + " only these use.");
    }

    static CompileException outputOfBatch(SourceSpan span, String name) {
        return problem(
                span,
                "an output cannot depend on the other examples of a batch",
                quoted(name) + " would change with what is predicted beside it. Where training takes the mean over the"
                        + " batch,\nrunning(statistic, batch_mean(…)) gives predictions what has been collected.");
    }

    static CompileException notASingleNumber(SourceSpan span, String what, NamedShape shape) {
        return problem(
                span,
                what + " must be a single number for each example",
                "This is a tensor of shape " + shape + "; take the sum or the mean of it.");
    }

    static CompileException truthAsLoss(SourceSpan span) {
        return problem(
                span,
                "a loss must be a number, not a truth value",
                "Its gradient would be 0, so nothing could be trained. What is only measured is a metric.");
    }

    static CompileException nothingToTrain(SourceSpan span, String why) {
        return problem(span, "there is nothing to train", why);
    }

    static CompileException needsValue(SourceSpan span, String name) {
        return problem(
                span,
                "the parameter " + quoted(name) + " has no initial value",
                "Write " + name + " ~ glorot, or " + name + " = 0.");
    }

    // ---- the train block

    static CompileException unknownSetting(SourceSpan span, String what, String name, Collection<String> known) {
        String all = known.isEmpty() ? "There is none." : "Known: " + String.join(", ", known) + ".";
        return problem(
                span,
                "unknown " + what + " " + quoted(name),
                nearest(name, known).orElse(all));
    }

    static CompileException settingForm(SourceSpan span, String example) {
        return problem(span, "this setting is written differently", "For example: " + example);
    }

    static CompileException noRows(SourceSpan span) {
        return problem(
                span, "the table has no rows", "A row is an example: its inputs, an arrow, its targets: (0, 1) -> 1");
    }

    static CompileException noCharacters(SourceSpan span, String variable) {
        return problem(
                span,
                "a text gives characters, but " + quoted(variable) + " takes none",
                "It is declared with them: " + variable + " : characters(\" abc\")");
    }

    static CompileException unknownCharacters(SourceSpan span, String variable, List<String> found) {
        return problem(
                span,
                "the text has characters that " + quoted(variable) + " does not know",
                "These are " + listed(found) + ".");
    }

    static CompileException textTooShort(SourceSpan span, int length, long window) {
        return problem(
                span,
                "the text is too short",
                "It has " + length + (length == 1 ? " character" : " characters") + ", and an example takes " + window
                        + ", as many as inputs and targets have elements.");
    }

    static CompileException classExpected(SourceSpan span, Value found, List<String> classes) {
        return problem(
                span,
                "expected a class in quotes, found " + found.describe(),
                "The classes are " + listed(classes) + ".");
    }

    static CompileException rowLength(SourceSpan span, String side, int found, long expected, String names) {
        String title = "the row has " + found + " " + side + (found == 1 ? " value" : " values") + ", not " + expected;
        String advice =
                expected == 0 ? "The model has no " + side + "s." : "The " + side + "s of the model: " + names + ".";
        return problem(span, title, advice);
    }

    static CompileException columnCount(SourceSpan span, String variable, int found, Shape shape) {
        return problem(
                span,
                quoted(variable) + " takes " + columns(shape.elementCount()) + ", not " + found,
                is(variable, NamedShape.of(shape)) + ".");
    }

    static CompileException columnsMissing(SourceSpan span, String variable, int size) {
        String choice = size == 1 ? "column 1" : "columns 1.." + size;
        return problem(
                span,
                "no column is chosen for " + quoted(variable),
                "Add for instance: " + variable + " = " + choice
                        + ". Without any choice, the header or the order decides.");
    }

    // ---- words

    static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String listed(List<String> names) {
        return names.stream().map(CheckProblems::quoted).collect(Collectors.joining(", "));
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        return name.length() > LONGEST_COMPARED ? Optional.empty() : Suggestions.nearest(name, known);
    }

    private static String both(String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return is(left, leftShape) + " and " + is(right, rightShape);
    }

    private static String is(String what, NamedShape shape) {
        return what + " is " + (shape.isScalar() ? "a single number" : shape);
    }

    private static String elements(long count) {
        return count + (count == 1 ? " element" : " elements");
    }

    private static String columns(long count) {
        return count + (count == 1 ? " column" : " columns");
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return isWhole
                ? Long.toString((long) value)
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
}
