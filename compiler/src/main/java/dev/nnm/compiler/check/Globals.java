package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The names that a file defines. They may be used above their definition; each is evaluated once, when first needed.
 * Where a repetition gives a name another meaning, it has that meaning below the repetition.
 */
final class Globals {

    /** So many levels of an expression take as much of the stack as a definition that is evaluated within one. */
    private static final int LEVELS_OF_A_DEFINITION = 4;

    private final Elaboration elaboration;
    private final Problems problems;
    private final Scope outer;
    private final TopLevel topLevel;
    /** What gives a name its meaning: its definition, then the repetitions that change it, from top to bottom. */
    private final Map<String, List<Unit>> meanings = new LinkedHashMap<>();

    private final List<Unit> units = new ArrayList<>();
    /** Names that mean something in one round of a repetition only. */
    private final Map<String, Name> insideRepetitions = new HashMap<>();

    private final Map<String, Name> counters = new HashMap<>();
    private final List<Step> evaluating = new ArrayList<>();
    private boolean trying;

    /** A statement that gives names their meaning. */
    private static final class Unit {
        private final Statement statement;
        private final Name name;
        private final ParameterScope parameters;
        private @Nullable Map<String, Value> values;
        private boolean failed;

        Unit(Statement statement, Name name, ParameterScope parameters) {
            this.statement = statement;
            this.name = name;
            this.parameters = parameters;
        }

        boolean standsAbove(SourceSpan place) {
            return statement.span().end() <= place.start();
        }
    }

    /** A statement that is being evaluated because a name was asked for. */
    private record Step(Unit unit, String name) {}

    /**
     * The names of a file.
     *
     * @param outer where names are looked up that the file does not define
     */
    Globals(Elaboration elaboration, Problems problems, Scope outer) {
        this.elaboration = elaboration;
        this.problems = problems;
        this.outer = outer;
        this.topLevel = new TopLevel(elaboration, this);
    }

    // ---- what is declared

    /** Makes a statement's names known; a second definition of a name is a mistake. Statements come in order. */
    void declare(Statement statement) {
        if (statement instanceof Repeat repeat) {
            declareChanges(repeat);
            return;
        }
        List<Name> names = DefinedNames.of(statement);
        if (!names.isEmpty()) {
            Unit unit = unit(statement, names.get(0));
            names.forEach(name -> declare(name, unit));
        }
    }

    private void declare(Name name, Unit unit) {
        Name inside = insideRepetitions.get(name.text());
        if (inside != null) {
            problems.report(LoopProblems.changedAboveDefinition(inside.span(), name.text(), name.span()));
        }
        List<Unit> known = meanings.putIfAbsent(name.text(), new ArrayList<>(List.of(unit)));
        if (known != null) {
            problems.report(NameProblems.defined(
                    name.span(), name.text(), known.get(0).name.span()));
        }
    }

    private void declareChanges(Repeat repeat) {
        Unit unit = null;
        DefinedNames.countersIn(repeat).forEach(counter -> counters.putIfAbsent(counter.text(), counter));
        for (Name name : DefinedNames.in(repeat)) {
            List<Unit> known = meanings.get(name.text());
            if (known == null) {
                insideRepetitions.putIfAbsent(name.text(), name);
            } else if (!canChange(known.get(0).statement)) {
                problems.report(LoopProblems.cannotChange(
                        name.span(), name.text(), known.get(0).name.span()));
            } else {
                unit = unit == null ? unit(repeat, name) : unit;
                known.add(unit);
            }
        }
    }

    private Unit unit(Statement statement, Name name) {
        ParameterNaming naming = ParameterNaming.topLevel(elaboration.parameters());
        Unit unit = new Unit(statement, name, new ParameterScope(naming));
        units.add(unit);
        return unit;
    }

    private static boolean canChange(Statement statement) {
        return statement instanceof Definition
                || statement instanceof TupleDefinition
                || statement instanceof InputDeclaration
                || statement instanceof ParameterDeclaration;
    }

    /** Whether the file itself defines a name. */
    boolean declares(String name) {
        return meanings.containsKey(name);
    }

    /** The names that the file itself defines. */
    Set<String> declared() {
        return meanings.keySet();
    }

    /** The names as they are known at a place of the file. */
    Scope at(SourceSpan place) {
        return new Place(place);
    }

    /**
     * Where an expression is read.
     *
     * @param name what it defines: parameters of functions called in it are named after it
     * @param place where it stands
     */
    Frame frame(String name, SourceSpan place) {
        return Frame.outside(at(place), new ParameterScope(ParameterNaming.definition(elaboration.parameters(), name)));
    }

    private final class Place implements Scope {

        private final SourceSpan place;

        Place(SourceSpan place) {
            this.place = place;
        }

        @Override
        public @Nullable Value lookup(String name) {
            return declares(name) ? value(name, place) : outer.lookup(name);
        }

        @Override
        public boolean knows(String name) {
            return declares(name) || outer.knows(name);
        }

        @Override
        public boolean owns(String name) {
            return declares(name);
        }

        @Override
        public void evaluateUntil(String name, BooleanSupplier found) {
            if (declares(name)) {
                tryDefinitions(found);
            }
        }

        @Override
        public @Nullable CompileException notKnownHere(SourceSpan use, String name) {
            Name inside = insideRepetitions.getOrDefault(name, counters.get(name));
            return inside == null ? outer.notKnownHere(use, name) : LoopProblems.ofOneRound(use, name, inside.span());
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(declared());
            names.addAll(outer.names());
            return names;
        }
    }

    // ---- values

    /** What a name means at a place of the file, or null if there is a mistake in its definition. */
    @Nullable
    Value evaluated(String name, SourceSpan place) {
        return declares(name) ? evaluated(meaning(name, place), name) : null;
    }

    /** What a name means at the end of the file, or null if there is a mistake in its definition. */
    @Nullable
    Value evaluatedLast(String name) {
        List<Unit> known = meanings.get(name);
        return known == null ? null : evaluated(known.get(known.size() - 1), name);
    }

    /** What the statement that defines a name made it, or null if there is a mistake in it. */
    @Nullable
    Value evaluatedFirst(String name) {
        List<Unit> known = meanings.get(name);
        return known == null ? null : evaluated(known.get(0), name);
    }

    /** Evaluates everything from top to bottom. */
    void evaluateAll() {
        for (Unit unit : units) {
            if (!problems.areEnough()) {
                evaluated(unit, unit.name.text());
            }
        }
    }

    /** A definition that cannot be evaluated yet is evaluated again in its turn. */
    private void tryDefinitions(BooleanSupplier found) {
        if (trying) {
            return;
        }
        trying = true;
        try {
            Iterator<Unit> remaining = units.iterator();
            while (!found.getAsBoolean() && remaining.hasNext()) {
                tryDefinition(remaining.next());
            }
        } finally {
            trying = false;
        }
    }

    private void tryDefinition(Unit unit) {
        if (unit.values == null && !unit.failed) {
            try {
                evaluate(unit, unit.name.text());
            } catch (CompileException e) {
                // It is reported when the definition is evaluated in its turn.
            }
        }
    }

    private Unit meaning(String name, SourceSpan place) {
        List<Unit> known = meanings.getOrDefault(name, List.of());
        for (int i = known.size() - 1; i > 0; i--) {
            if (known.get(i).standsAbove(place)) {
                return known.get(i);
            }
        }
        return known.get(0);
    }

    private @Nullable Value evaluated(Unit unit, String name) {
        if (unit.failed) {
            return null;
        }
        try {
            return value(unit, name);
        } catch (CompileException e) {
            problems.report(e);
            return null;
        }
    }

    private Value value(String name, SourceSpan place) {
        return value(meaning(name, place), name);
    }

    private Value value(Unit unit, String name) {
        Map<String, Value> values = unit.values == null ? evaluate(unit, name) : unit.values;
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no value for " + name);
        }
        return value;
    }

    private Map<String, Value> evaluate(Unit unit, String name) {
        if (unit.failed) {
            throw Problems.alreadyReported();
        }
        refuseCycle(unit, name);
        elaboration.expressions().enter(LEVELS_OF_A_DEFINITION, unit.name.span());
        evaluating.add(new Step(unit, name));
        try {
            unit.parameters.rewind();
            Map<String, Value> values = topLevel.evaluate(unit.statement, unit.parameters);
            unit.values = values;
            return values;
        } catch (CompileException e) {
            if (trying) {
                throw e;
            }
            unit.failed = true;
            problems.report(e);
            throw Problems.alreadyReported();
        } finally {
            evaluating.remove(evaluating.size() - 1);
            elaboration.expressions().leave(LEVELS_OF_A_DEFINITION);
        }
    }

    private void refuseCycle(Unit unit, String name) {
        for (int start = 0; start < evaluating.size(); start++) {
            if (evaluating.get(start).unit() == unit) {
                List<String> path = new ArrayList<>();
                evaluating.subList(start, evaluating.size()).forEach(step -> path.add(step.name()));
                path.add(name);
                throw NameProblems.cycle(unit.name.span(), path);
            }
        }
    }
}
