package dev.nnm.compiler.emit;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.JavaForm;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes scalar expressions as Java, with the parentheses that precedence asks for and no others. The texts are
 * JavaPoet formats: {@code $W} is a space at which a long line may be broken. Names contain no {@code $}.
 */
final class JavaExpressions {

    private static final int CHOICE = 2;
    private static final int OR = 3;
    private static final int AND = 4;
    private static final int EQUALITY = 8;
    private static final int COMPARISON = 9;
    private static final int SUM = 11;
    private static final int PREFIX = 14;
    private static final int PRIMARY = 16;

    private final JavaNumbers numbers;
    private final ArrayReferences arrays;

    /** A piece of Java and how tightly its outermost operator binds. */
    private record Text(String java, int precedence) {

        String within(int required) {
            return precedence < required ? "(" + java + ")" : java;
        }

        /** As the right operand of an operator: a sign right after an operator is hard to read. */
        String afterOperator(int required) {
            return java.startsWith("-") ? "(" + java + ")" : within(required);
        }
    }

    JavaExpressions(JavaNumbers numbers, ArrayReferences arrays) {
        this.numbers = numbers;
        this.arrays = arrays;
    }

    /** Where a loop's index starts. */
    static String start(LoopIndex index) {
        return index.extent() instanceof Extent.AfterBlocks blocks ? "batch - batch % " + blocks.examples() : "0";
    }

    /** Where a loop's index ends: a number, or one that depends on the size of the batch. */
    static String extent(LoopIndex index) {
        return extent(index.extent());
    }

    /** A number of iterations, which may depend on the size of the batch. */
    static String extent(Extent extent) {
        if (extent instanceof Extent.Blocks blocks) {
            return "batch / " + blocks.examples();
        }
        return extent instanceof Extent.Fixed fixed ? String.valueOf(fixed.count()) : "batch";
    }

    /** Where an index starts in a loop: in one that is shared, with the first iteration of the part. */
    static String start(Statement.Loop loop, JavaScope scope) {
        return loop.shared() ? scope.name(LoopIndex.FIRST) : start(loop.index());
    }

    /** Where an index ends in a loop: in one that is shared, with the last iteration of the part. */
    static String end(Statement.Loop loop, JavaScope scope) {
        return loop.shared() ? scope.name(LoopIndex.END) : extent(loop.index());
    }

    /** A statement: {@code target += value}, or {@code target = Math.max(target, value)}. */
    static String combination(String target, Elementwise operation, String value) {
        if (operation.java() instanceof JavaForm.Infix infix) {
            return target + " " + infix.symbol() + "= " + value;
        }
        if (operation.java() instanceof JavaForm.OverloadedCall call) {
            return target + " = " + call(call.owner(), call.method(), target + ",$W" + value);
        }
        throw new IllegalArgumentException("nothing is combined by " + operation.name());
    }

    /** Two values combined, in parentheses where an operator does it. */
    static String combined(Elementwise operation, String first, String second) {
        if (operation.java() instanceof JavaForm.Infix infix) {
            return "(" + first + "$W" + infix.symbol() + " " + second + ")";
        }
        if (operation.java() instanceof JavaForm.OverloadedCall call) {
            return call(call.owner(), call.method(), first + ",$W" + second);
        }
        throw new IllegalArgumentException("nothing is combined by " + operation.name());
    }

    private static String call(Class<?> owner, String method, String arguments) {
        boolean imported = StaticImports.isImported(owner);
        return (imported ? "" : owner.getSimpleName() + ".") + method + "(" + arguments + ")";
    }

    /** The whole expression. */
    String write(Scalar scalar, JavaScope scope) {
        return new Writer(scope).text(scalar).java();
    }

    /** A reference to an element of an array. */
    String element(Buffer buffer, Affine index, JavaScope scope) {
        return new Writer(scope).element(buffer, index);
    }

    /** A position in the array of a tensor. */
    String position(Buffer buffer, Affine index, JavaScope scope) {
        return new Writer(scope).position(buffer, index);
    }

    /** A function of indices, as a whole number. */
    String index(Affine function, JavaScope scope) {
        return new Writer(scope).affine(function).java();
    }

    /** A condition that holds where all checks do. */
    String checks(List<RangeCheck> checks, JavaScope scope) {
        return new Writer(scope).checks(checks);
    }

    /** Writes with the names of one scope. */
    private final class Writer {

        private final JavaScope scope;

        Writer(JavaScope scope) {
            this.scope = scope;
        }

        Text text(Scalar scalar) {
            if (scalar instanceof Scalar.Constant constant) {
                String literal = numbers.literal(constant.value());
                return new Text(literal, literal.startsWith("-") ? PREFIX : PRIMARY);
            }
            if (scalar instanceof Scalar.Truth truth) {
                return new Text(String.valueOf(truth.value()), PRIMARY);
            }
            if (scalar instanceof Scalar.Read read) {
                return new Text(scope.name(read.local()), PRIMARY);
            }
            if (scalar instanceof Scalar.Load load) {
                return new Text(element(load.buffer(), load.index()), PRIMARY);
            }
            if (scalar instanceof Scalar.Apply apply) {
                return apply(apply);
            }
            if (scalar instanceof Scalar.Guarded guarded) {
                return guarded(guarded);
            }
            return conversion(scalar);
        }

        private Text conversion(Scalar scalar) {
            if (scalar instanceof Scalar.IndexNumber index) {
                return cast(affine(index.index()));
            }
            if (scalar instanceof Scalar.TruthAsNumber number) {
                String condition = text(number.truth()).within(OR);
                return new Text(condition + "$W? " + numbers.literal(1) + " : " + numbers.literal(0), CHOICE);
            }
            if (scalar instanceof Scalar.NumberAsTruth truth) {
                return new Text(text(truth.number()).within(COMPARISON) + " != " + numbers.literal(0), EQUALITY);
            }
            return cast(new Text("batch", PRIMARY));
        }

        private Text cast(Text text) {
            return new Text("(" + numbers.type() + ") " + text.within(PREFIX), PREFIX);
        }

        // ---- operations

        private Text apply(Scalar.Apply apply) {
            List<Scalar> arguments = apply.arguments();
            JavaForm form = apply.operation().java();
            if (form instanceof JavaForm.Infix infix) {
                return infix(infix, arguments);
            }
            if (form instanceof JavaForm.Prefix prefix) {
                return new Text(prefix.symbol() + text(arguments.get(0)).afterOperator(PREFIX), PREFIX);
            }
            if (form instanceof JavaForm.Call call) {
                Text result = call(call.owner(), call.method(), arguments);
                return numbers.isFloat() && apply.element() == ElementType.REAL ? cast(result) : result;
            }
            if (form instanceof JavaForm.OverloadedCall call) {
                return call(call.owner(), call.method(), arguments);
            }
            return choice(arguments);
        }

        private Text infix(JavaForm.Infix infix, List<Scalar> arguments) {
            int precedence = infix.precedence();
            Text first = operand(arguments.get(0), arguments.get(1));
            Text second = operand(arguments.get(1), arguments.get(0));
            String left = first.within(precedence);
            String right = second.afterOperator(infix.associative() ? precedence : precedence + 1);
            return new Text(left + "$W" + infix.symbol() + " " + right, precedence);
        }

        /** An operand; a whole number beside a floating-point one needs no cast. */
        private Text operand(Scalar operand, Scalar other) {
            if (!isWhole(operand) || isWhole(other)) {
                return text(operand);
            }
            return operand instanceof Scalar.IndexNumber index ? affine(index.index()) : new Text("batch", PRIMARY);
        }

        private static boolean isWhole(Scalar scalar) {
            return scalar instanceof Scalar.IndexNumber || scalar instanceof Scalar.BatchSize;
        }

        private Text call(Class<?> owner, String method, List<Scalar> arguments) {
            String list =
                    arguments.stream().map(argument -> text(argument).java()).collect(Collectors.joining(",$W"));
            return new Text(JavaExpressions.call(owner, method, list), PRIMARY);
        }

        private Text choice(List<Scalar> arguments) {
            String condition = text(arguments.get(0)).within(OR);
            String then = text(arguments.get(1)).within(OR);
            String otherwise = text(arguments.get(2)).within(CHOICE);
            return new Text(condition + "$W? " + then + "$W: " + otherwise, CHOICE);
        }

        private Text guarded(Scalar.Guarded guarded) {
            String checks = checks(guarded.checks());
            if (guarded.element() == ElementType.BOOLEAN) {
                return new Text(checks + "$W&& " + text(guarded.inside()).within(AND), AND);
            }
            String inside = text(guarded.inside()).within(OR);
            return new Text(checks + "$W? " + inside + "$W: " + numbers.literal(0), CHOICE);
        }

        String checks(List<RangeCheck> checks) {
            return checks.stream().map(this::check).collect(Collectors.joining("$W&& "));
        }

        private String check(RangeCheck check) {
            String index = affine(check.index()).within(SUM);
            String below = check.canBeBelow() ? index + " >= 0" : "";
            String above = check.canBeAbove() ? index + " < " + check.size() : "";
            return below.isEmpty() || above.isEmpty() ? below + above : below + "$W&& " + above;
        }

        // ---- indices

        String element(Buffer buffer, Affine index) {
            return arrays.name(buffer.array()) + "[" + position(buffer, index) + "]";
        }

        String position(Buffer buffer, Affine index) {
            String base = arrays.base(buffer);
            boolean atBase = index.terms().isEmpty() && index.offset() == 0;
            String position = affine(index).java();
            String sum = position.startsWith("-") ? base + " - " + position.substring(1) : base + " + " + position;
            return base.isEmpty() ? position : atBase ? base : sum;
        }

        private Text affine(Affine affine) {
            StringBuilder java = new StringBuilder();
            affine.terms().stream()
                    .sorted((a, b) -> Integer.compare(b.coefficient(), a.coefficient()))
                    .forEach(term -> appendTerm(java, term));
            if (affine.offset() != 0 || java.length() == 0) {
                appendSign(java, affine.offset() < 0);
                java.append(Math.abs((long) affine.offset()));
            }
            boolean single = affine.terms().size() + (affine.offset() == 0 ? 0 : 1) <= 1;
            boolean plain = single && affine.terms().stream().allMatch(term -> term.coefficient() == 1);
            return new Text(java.toString(), plain ? (java.charAt(0) == '-' ? PREFIX : PRIMARY) : SUM);
        }

        private void appendTerm(StringBuilder java, Affine.Term term) {
            appendSign(java, term.coefficient() < 0);
            java.append(scope.name(term.index()));
            long factor = Math.abs((long) term.coefficient());
            if (factor != 1) {
                java.append(" * ").append(factor);
            }
        }

        private void appendSign(StringBuilder java, boolean negative) {
            if (java.length() > 0) {
                java.append(negative ? " - " : " + ");
            } else if (negative) {
                java.append('-');
            }
        }
    }
}
