package dev.nnm.compiler.syntax;

import dev.nnm.compiler.syntax.Expression.At;
import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Expression.BooleanLiteral;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Conditional;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.NumberLiteral;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Expression.Range;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Expression.Subscript;
import dev.nnm.compiler.syntax.Expression.Transpose;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Expression.Unary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints expressions as indented trees. A chain of operators of one kind is printed flat, whatever its length: its
 * first operand, then each operator with its right operand.
 */
final class ExpressionPrinter {

    private final AstText text;
    private final Consumer<Statement> statements;
    private final BindingPrinter bindings;

    /**
     * A printer.
     *
     * @param statements prints the statements of blocks
     */
    ExpressionPrinter(AstText text, Consumer<Statement> statements) {
        this.text = text;
        this.statements = statements;
        this.bindings = new BindingPrinter(text, this);
    }

    void printOptional(@Nullable Expression expression) {
        if (expression != null) {
            print(expression);
        }
    }

    void print(Expression expression) {
        if (expression instanceof NumberLiteral number) {
            text.line("number " + number.text());
        } else if (expression instanceof StringLiteral string) {
            text.line("string " + quoted(string.value()));
        } else if (expression instanceof BooleanLiteral literal) {
            text.line(literal.value() ? "true" : "false");
        } else if (expression instanceof NameReference reference) {
            text.line("name " + reference.name());
        } else if (expression instanceof ListLiteral list) {
            text.nested("list", () -> list.elements().forEach(this::print));
        } else if (expression instanceof Tuple tuple) {
            text.nested("tuple", () -> tuple.elements().forEach(this::print));
        } else if (expression instanceof ParameterAccess access) {
            String path = access.path().stream().map(Name::text).collect(Collectors.joining("."));
            text.line("parameter " + access.layer().text() + "." + path);
        } else {
            printComposed(expression);
        }
    }

    private void printComposed(Expression expression) {
        if (expression instanceof Unary unary) {
            text.nested("unary " + unary.operator().symbol(), () -> print(unary.operand()));
        } else if (expression instanceof Binary binary) {
            printChain(binary);
        } else if (expression instanceof Transpose transpose) {
            text.nested("transpose", () -> print(transpose.operand()));
        } else if (expression instanceof Call call) {
            printCall(call);
        } else if (expression instanceof Index index) {
            printIndex(index);
        } else if (expression instanceof Conditional conditional) {
            printConditional(conditional);
        } else if (expression instanceof Block block) {
            printBlock(block);
        } else {
            bindings.print(expression);
        }
    }

    private void printChain(Binary last) {
        Deque<Binary> chain = new ArrayDeque<>();
        Expression first = last;
        while (first instanceof Binary binary && kind(binary.operator()).equals(kind(last.operator()))) {
            chain.push(binary);
            first = binary.left();
        }
        Expression firstOperand = first;
        text.nested(kind(last.operator()), () -> {
            print(firstOperand);
            for (Binary binary : chain) {
                text.nested(binary.operator().symbol(), () -> print(binary.right()));
            }
        });
    }

    private static String kind(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> "sum";
            case MULTIPLY, DIVIDE, MATRIX_PRODUCT -> "product";
            case POWER -> "power";
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> "comparison";
            case AND -> "conjunction";
            case OR -> "disjunction";
        };
    }

    private void printCall(Call call) {
        String callee = call.function() instanceof NameReference reference ? " " + reference.name() : "";
        text.nested("call" + callee, () -> {
            if (callee.isEmpty()) {
                text.nested("function", () -> print(call.function()));
            }
            call.arguments().forEach(this::printArgument);
        });
    }

    void printArgument(Argument argument) {
        Name name = argument.name();
        if (name == null) {
            print(argument.value());
        } else {
            text.nested("argument " + name.text(), () -> print(argument.value()));
        }
    }

    private void printIndex(Index index) {
        text.nested("index", () -> {
            print(index.base());
            index.subscripts().forEach(this::printSubscript);
            printPadding(index.padding());
        });
    }

    private void printPadding(@Nullable Padding padding) {
        if (padding instanceof Padding.Fill fill) {
            printPart("pad", fill.value());
        } else if (padding != null) {
            text.line(padding instanceof Padding.Edge ? "pad edge" : "pad wrap");
        }
    }

    private void printSubscript(Subscript subscript) {
        if (subscript instanceof At at) {
            text.nested("at", () -> print(at.position()));
        } else if (subscript instanceof Range range) {
            text.nested(range.from() == null && range.to() == null ? "all" : "range", () -> {
                printPart("from", range.from());
                printPart("to", range.to());
            });
        }
    }

    void printPart(String word, @Nullable Expression expression) {
        if (expression != null) {
            text.nested(word, () -> print(expression));
        }
    }

    private void printConditional(Conditional conditional) {
        text.nested("if", () -> {
            print(conditional.condition());
            printPart("then", conditional.consequent());
            printPart("else", conditional.alternative());
        });
    }

    private void printBlock(Block block) {
        text.nested("block", () -> {
            block.statements().forEach(statements);
            print(block.result());
        });
    }

    private static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
