package dev.nnm.compiler.check;

import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import java.util.List;

/** What can be called. */
sealed interface Callable {

    /** The name it was defined by. */
    String name();

    /** The names of its parameters, in order. */
    List<Formal> formals();

    /** A parameter: its name, and whether a call may leave it out. */
    record Formal(String name, boolean optional) {}

    /**
     * A function written in the language.
     *
     * @param definition its text
     * @param scope where its free names are looked up
     */
    record Written(FunctionDefinition definition, Scope scope) implements Callable {

        @Override
        public String name() {
            return definition.name().text();
        }

        @Override
        public List<Formal> formals() {
            return definition.parameters().stream()
                    .map(p -> new Formal(p.name().text(), p.defaultValue() != null))
                    .toList();
        }
    }

    /**
     * A function of the compiler that reads its arguments as they are written.
     *
     * @param name its name
     * @param formals its parameters
     * @param body what it does
     */
    record OfText(String name, List<Formal> formals, Reading body) implements Callable {

        /** Computes the result of a call. */
        @FunctionalInterface
        interface Reading {
            /** The value of a call. */
            Value apply(OfText callable, Elaboration elaboration, Call call, Frame frame);
        }
    }

    /**
     * A function of the compiler.
     *
     * @param name its name
     * @param formals its parameters
     * @param variadic whether any number of unnamed arguments is taken for the first parameter; none only if it is
     *     optional
     * @param body what it does
     */
    record Builtin(String name, List<Formal> formals, boolean variadic, Body body) implements Callable {

        /** Computes the result of a call. */
        @FunctionalInterface
        interface Body {
            /** The value of the call. */
            Value apply(BuiltinCall call);
        }
    }
}
