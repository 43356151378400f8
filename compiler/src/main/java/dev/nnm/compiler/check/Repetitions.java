package dev.nnm.compiler.check;

import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.Repeat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Repetitions of statements: {@code repeat 8 { x = residual(x) }}. Each round is read anew. */
final class Repetitions {

    /** Each round is expanded; for more of them there are loops. */
    private static final int MOST_ROUNDS = 10_000;

    private final Elaboration elaboration;
    private final Blocks blocks;

    Repetitions(Elaboration elaboration, Blocks blocks) {
        this.elaboration = elaboration;
        this.blocks = blocks;
    }

    /** The values that names of the scope around have after the last round. */
    Map<String, Value> run(Repeat repeat, Frame frame) {
        return run(repeat, frame, (name, value) -> value);
    }

    /**
     * The values that names of the scope around have after the last round.
     *
     * @param named makes a value known by a name that tells its round, such as {@code h_2}
     */
    Map<String, Value> run(Repeat repeat, Frame frame, BiFunction<String, Value, Value> named) {
        int rounds = rounds(repeat, frame);
        Set<String> changing = changing(repeat, frame.scope());
        Map<String, Value> values = new LinkedHashMap<>();
        for (String name : changing) {
            values.put(name, value(name, frame.scope()));
        }
        for (int round = 0; round < rounds; round++) {
            Scope.Local before = new Scope.Local(frame.scope());
            values.forEach(before::add);
            Scope.Local scope = new Scope.Local(before, changing);
            Frame inside = frame.within(scope).round(round + 1);
            if (repeat.counter() != null) {
                scope.add(
                        repeat.counter().text(),
                        Value.of(elaboration
                                .build(frame, repeat.counter().span())
                                .constant(round)));
            }
            for (Statement statement : repeat.body()) {
                blocks.statement(statement, scope, inside);
            }
            String suffix = "_" + (round + 1);
            values.replaceAll((name, value) -> named.apply(name + suffix, value(name, scope)));
        }
        return values;
    }

    private static Value value(String name, Scope scope) {
        Value value = scope.lookup(name);
        if (value == null) {
            throw new IllegalStateException("no value for " + name);
        }
        return value;
    }

    private int rounds(Repeat repeat, Frame frame) {
        int rounds = elaboration.knownInteger(
                elaboration.expressions().evaluate(repeat.count(), frame),
                repeat.count().span(),
                "the number of rounds");
        if (rounds < 0 || rounds > MOST_ROUNDS) {
            throw LoopProblems.rounds(repeat.count().span(), rounds, MOST_ROUNDS);
        }
        return rounds;
    }

    /** The names that have a meaning around the repetition and get another in it. */
    private static Set<String> changing(Repeat repeat, Scope around) {
        Set<String> changing = new LinkedHashSet<>();
        for (Name name : DefinedNames.in(repeat)) {
            if (around.owns(name.text())) {
                changing.add(name.text());
            }
        }
        return changing;
    }
}
