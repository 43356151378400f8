package dev.nnm.compiler.syntax;

import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.DimensionDefinition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.Import;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import dev.nnm.compiler.syntax.Statement.ModelName;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.PrecisionChoice;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a program's syntax as an indented tree, one construct a line. */
public final class AstPrinter {

    private final AstText text;
    private final ExpressionPrinter expressions;

    private AstPrinter() {
        this.text = new AstText();
        this.expressions = new ExpressionPrinter(text, this::statement);
    }

    /** The tree of a program, with a line end after each line. */
    public static String print(Program program) {
        AstPrinter printer = new AstPrinter();
        program.statements().forEach(printer::statement);
        return printer.text.toString();
    }

    private void statement(Statement statement) {
        if (statement instanceof ModelName model) {
            text.line("model " + model.name().text());
        } else if (statement instanceof PrecisionChoice choice) {
            text.line("precision " + choice.precision().name().toLowerCase(Locale.ROOT));
        } else if (statement instanceof InputDeclaration input) {
            variable("input", input.name(), input.shape(), input.classes());
        } else if (statement instanceof TargetDeclaration target) {
            variable("target", target.name(), target.shape(), target.classes());
        } else if (statement instanceof ParameterDeclaration parameter) {
            parameter(parameter);
        } else if (statement instanceof ConstantDefinition constant) {
            named("const", constant.name(), constant.value());
        } else if (statement instanceof Definition definition) {
            named("definition", definition.name(), definition.value());
        } else if (statement instanceof TupleDefinition definition) {
            text.nested("definition (" + names(definition.names()) + ")", () -> expressions.print(definition.value()));
        } else if (statement instanceof OutputDefinition output) {
            named("output", output.name(), output.value());
        } else if (statement instanceof LossTerm loss) {
            text.nested("loss", () -> expressions.print(loss.term()));
        } else if (statement instanceof MetricDefinition metric) {
            named("metric", metric.name(), metric.value());
        } else if (statement instanceof FunctionDefinition function) {
            function(function);
        } else if (statement instanceof TrainBlock train) {
            text.nested("train", () -> new TrainSettingPrinter(text, expressions).print(train.settings()));
        } else {
            construction(statement);
        }
    }

    private void construction(Statement statement) {
        if (statement instanceof Import imported) {
            text.nested("import", () -> expressions.print(imported.path()));
        } else if (statement instanceof DimensionDefinition dimension) {
            named("dim", dimension.name(), dimension.size());
        } else if (statement instanceof LayerDefinition layer) {
            named("layer", layer.name(), layer.call());
        } else if (statement instanceof Repeat repeat) {
            Name counter = repeat.counter();
            text.nested(counter == null ? "repeat" : "repeat as " + counter.text(), () -> {
                part("count", repeat.count());
                repeat.body().forEach(this::statement);
            });
        }
    }

    private static String names(List<Name> names) {
        return names.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    private void named(String word, @Nullable Name name, @Nullable Expression value) {
        text.nested(name == null ? word : word + " " + name.text(), () -> expressions.printOptional(value));
    }

    private void shape(List<Expression> sizes) {
        if (!sizes.isEmpty()) {
            text.nested("shape", () -> sizes.forEach(expressions::print));
        }
    }

    private void variable(String word, Name name, List<Expression> shape, List<StringLiteral> classes) {
        text.nested(word + " " + name.text(), () -> {
            shape(shape);
            if (!classes.isEmpty()) {
                text.nested("classes", () -> classes.forEach(expressions::print));
            }
        });
    }

    private void parameter(ParameterDeclaration parameter) {
        text.nested("param " + parameter.name().text(), () -> {
            shape(parameter.shape());
            part("initializer", parameter.initializer());
            part("value", parameter.value());
        });
    }

    private void part(String word, @Nullable Expression expression) {
        if (expression != null) {
            text.nested(word, () -> expressions.print(expression));
        }
    }

    private void function(FunctionDefinition function) {
        text.nested("function " + function.name().text(), () -> {
            for (FormalParameter parameter : function.parameters()) {
                named("parameter", parameter.name(), parameter.defaultValue());
            }
            expressions.print(function.body());
            for (DerivativeRule rule : function.derivatives()) {
                named("derivative", rule.parameter(), rule.value());
            }
        });
    }
}
