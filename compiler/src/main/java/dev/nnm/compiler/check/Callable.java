package dev.nnm.compiler.check;

import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
     * A function of which some arguments are given, and whose calls share their parameters.
     *
     * @param name the name of the layer
     * @param function what its calls call
     * @param passed the arguments that stand behind those of a call
     * @param parameters where the parameters of all its calls are declared
     */
    record Layer(String name, Callable function, List<Arguments.Passed> passed, ParameterScope parameters)
            implements Callable {

        /** Copies the list. */
        public Layer {
            passed = List.copyOf(passed);
        }

        /** As many first parameters as make the call complete, at least one, and what may be left out. */
        @Override
        public List<Formal> formals() {
            List<Formal> all = function.formals();
            int count = 1;
            while (count < all.size() && !isComplete(count)) {
                count++;
            }
            List<Formal> open = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (i < count || (!isGiven(i, count) && all.get(i).optional())) {
                    open.add(all.get(i));
                }
            }
            return open;
        }

        private boolean isComplete(int count) {
            List<Formal> all = function.formals();
            return IntStream.range(count, all.size()).allMatch(i -> all.get(i).optional() || isGiven(i, count));
        }

        /** Whether the layer gives a parameter if its calls give the first ones. */
        private boolean isGiven(int index, int count) {
            long unnamed = passed.stream()
                    .filter(each -> each.argument().name() == null)
                    .count();
            String name = function.formals().get(index).name();
            return (index >= count && index < count + unnamed)
                    || passed.stream()
                            .map(each -> each.argument().name())
                            .anyMatch(given -> given != null && given.text().equals(name));
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
