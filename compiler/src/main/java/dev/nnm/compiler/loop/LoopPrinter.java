package dev.nnm.compiler.loop;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.JavaForm;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints a program for people to read:
 *
 * <pre>
 * kernel predict, double
 *   input x [2] per example
 *   result y [] per example
 *
 * compute:
 *   for b in batch
 *     sum := 0
 *     for i in 2, accumulating
 *       sum add= x[2 b + i]
 *     y[b] = tanh(sum)
 * </pre>
 */
public final class LoopPrinter {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private final Map<Integer, String> locals = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private LoopPrinter() {}

    /** The program as text. */
    public static String print(LoopProgram program) {
        LoopPrinter printer = new LoopPrinter();
        printer.header(program);
        program.methods().forEach(printer::method);
        return printer.out.toString();
    }

    private void header(LoopProgram program) {
        line(
                0,
                "kernel " + program.description().name() + ", "
                        + program.precision().name().toLowerCase(Locale.ROOT));
        for (LoopArray array : program.arrays()) {
            line(
                    1,
                    role(array) + " " + array.name() + " [" + array.size() + "]"
                            + (array.batched() ? " per example" : "")
                            + (array.role() instanceof LoopArray.Role.Part ? " per part" : ""));
        }
    }

    private static String role(LoopArray array) {
        if (array.role() instanceof LoopArray.Role.Input) {
            return "input";
        }
        if (array.role() instanceof LoopArray.Role.Result) {
            return "result";
        }
        return array.role() instanceof LoopArray.Role.Literal ? "literal" : "work";
    }

    private void method(LoopMethod method) {
        out.append('\n');
        String parameters = method.parameters().stream().map(this::name).collect(Collectors.joining(", "));
        line(
                0,
                method.name() + (parameters.isEmpty() ? "" : "(" + parameters + ")")
                        + (method.isTask() ? ", in parts" : "") + ":");
        statements(method.body(), 1);
    }

    private void statements(List<Statement> statements, int depth) {
        statements.forEach(statement -> statement(statement, depth));
    }

    private void statement(Statement statement, int depth) {
        if (statement instanceof Statement.Loop loop) {
            line(
                    depth,
                    "for " + loop.index().name() + " in " + loop.index().extent() + annotation(loop.iterations())
                            + (loop.inLanes() ? ", in lanes" : "") + (loop.shared() ? ", shared" : ""));
            statements(loop.body(), depth + 1);
        } else if (statement instanceof Statement.Fused fused) {
            statement(fused.contraction(), depth);
            line(depth + 1, "for each panel, its values of " + name(fused.column()) + ":");
            statement(fused.epilogue(), depth + 2);
        } else if (statement instanceof Statement.Define define) {
            line(depth, name(define.local()) + " := " + text(define.value()));
        } else if (statement instanceof Statement.Assign assign) {
            line(depth, name(assign.local()) + " = " + text(assign.value()));
        } else if (statement instanceof Statement.Leave leave) {
            line(depth, "leave unless " + text(leave.value()));
        } else if (statement instanceof Statement.Accumulate accumulate) {
            line(depth, name(accumulate.local()) + assignment(accumulate.combine()) + text(accumulate.value()));
        } else if (statement instanceof Statement.Store store) {
            line(depth, element(store.buffer(), store.index()) + " = " + text(store.value()));
        } else if (statement instanceof Statement.AccumulateStore store) {
            String checks = store.checks().isEmpty() ? "" : " where " + checks(store.checks());
            String element = element(store.buffer(), store.index());
            line(depth, element + assignment(store.combine()) + text(store.value()) + checks);
        } else if (statement instanceof Statement.Contraction contraction) {
            line(depth, contraction(contraction));
        } else if (statement instanceof Statement.DefinePosition define) {
            line(
                    depth,
                    define.index().name() + " := position of " + text(define.value()) + " in 0.."
                            + define.index().greatest());
        } else if (statement instanceof Statement.Call call) {
            String arguments = call.arguments().stream().map(this::name).collect(Collectors.joining(", "));
            line(depth, call.method() + "(" + arguments + ")");
        }
    }

    /** {@code for b, i: sum[512 b + i] = sum over j in 784 of multiply(x[784 b + j], W[784 i + j])}. */
    private String contraction(Statement.Contraction contraction) {
        Tiling tiling = contraction.tiling();
        String packed = switch (tiling.layout()) {
            case IN_PLACE -> "";
            case BY_ROW -> "; rows packed";
            case IN_BLOCKS -> "; rows packed in blocks";
        };
        return "rows " + ranges(tiling.rows()) + ", columns " + ranges(tiling.columns())
                + (tiling.groups().isEmpty() ? "" : " by " + ranges(tiling.groups()))
                + (tiling.outer().isEmpty() ? "" : ", for each " + ranges(tiling.outer())) + ": "
                + element(contraction.buffer(), contraction.index()) + (contraction.adds() ? " += " : " = ")
                + "sum over "
                + (tiling.pieces().isEmpty() ? "" : ranges(tiling.pieces()) + ", ")
                + ranges(tiling.inner()) + " of "
                + text(contraction.value()) + packed
                + (tiling.hasPanelsInPlace() ? "; panels in place" : "")
                + (contraction.panels() == null
                        ? ""
                        : "; panels in " + contraction.panels().name());
    }

    private String ranges(List<LoopIndex> indices) {
        return indices.stream()
                .map(index -> name(index) + " in " + index.extent())
                .collect(Collectors.joining(", "));
    }

    private static String annotation(Statement.Iterations iterations) {
        return switch (iterations) {
            case INDEPENDENT -> "";
            case ACCUMULATING -> ", accumulating";
            case SEQUENTIAL -> ", step by step";
            case BACKWARDS -> ", step by step backwards";
        };
    }

    private void line(int depth, String text) {
        out.append(INDENT.repeat(depth)).append(text).append('\n');
    }

    /** The variable's name, numbered where several have it. */
    private String name(Local local) {
        return locals.computeIfAbsent(local.id(), id -> {
            int number = numbers.merge(local.name(), 1, Integer::sum);
            return number == 1 ? local.name() : local.name() + "_" + number;
        });
    }

    /** The name of an index; positions that are found in data are numbered, as local variables are. */
    private String name(LoopIndex index) {
        return index.extent() instanceof Extent.Computed
                ? name(new Local(-1 - index.id(), index.name(), ElementType.REAL))
                : index.name();
    }

    private static String assignment(Elementwise combine) {
        return " " + (combine.java() instanceof JavaForm.Infix infix ? infix.symbol() : combine.name()) + "= ";
    }

    private String element(Buffer buffer, Affine index) {
        return buffer.name() + "[" + affine(index) + "]";
    }

    private String text(Scalar scalar) {
        if (scalar instanceof Scalar.Constant constant) {
            return String.valueOf(constant.value());
        }
        if (scalar instanceof Scalar.Truth truth) {
            return String.valueOf(truth.value());
        }
        if (scalar instanceof Scalar.Read read) {
            return name(read.local());
        }
        if (scalar instanceof Scalar.Load load) {
            return element(load.buffer(), load.index());
        }
        if (scalar instanceof Scalar.Apply apply) {
            return apply.operation().name()
                    + apply.arguments().stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
        }
        if (scalar instanceof Scalar.Guarded guarded) {
            return "(" + text(guarded.inside()) + " where " + checks(guarded.checks()) + ")";
        }
        return conversion(scalar);
    }

    private String checks(List<RangeCheck> checks) {
        return checks.stream()
                .map(check -> affine(check.index()) + " in 0.." + (check.size() - 1))
                .collect(Collectors.joining(" and "));
    }

    private String conversion(Scalar scalar) {
        if (scalar instanceof Scalar.IndexNumber index) {
            return affine(index.index());
        }
        if (scalar instanceof Scalar.TruthAsNumber number) {
            return "number(" + text(number.truth()) + ")";
        }
        if (scalar instanceof Scalar.NumberAsTruth truth) {
            return "truth(" + text(truth.number()) + ")";
        }
        return "batch";
    }

    private String affine(Affine affine) {
        StringBuilder text = new StringBuilder();
        for (Affine.Term term : affine.terms()) {
            String factor = Math.abs(term.coefficient()) == 1 ? "" : Math.abs((long) term.coefficient()) + " ";
            append(text, term.coefficient() < 0, factor + name(term.index()));
        }
        if (affine.offset() != 0 || text.length() == 0) {
            append(text, affine.offset() < 0, String.valueOf(Math.abs((long) affine.offset())));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, boolean negative, String summand) {
        if (text.length() > 0) {
            text.append(negative ? " - " : " + ");
        } else if (negative) {
            text.append('-');
        }
        text.append(summand);
    }
}
