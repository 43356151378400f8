package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.totality.Totality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The adjoints of a loop: a loop over the same steps in the opposite order that carries the adjoints of the states. In
 * each step it pulls the adjoints of the states after the step, and of what was taken out of the step, back to the
 * states before the step, the elements of sequences, and the invariants, whose adjoints are summed over the steps.
 */
final class ScanAdjoints {

    private final GraphBuilder build;
    private final Graph graph;
    private final ReverseMode.Scope scope;
    private final Set<Node> total;
    private final Node scan;
    private final ScanBody body;
    /** The bound nodes whose adjoints are wanted. */
    private final List<Node> active;

    /**
     * The adjoints of a loop.
     *
     * @param total the arguments that need no guards
     * @param activeOutside the arguments whose adjoints are wanted
     */
    ScanAdjoints(GraphBuilder build, ReverseMode.Scope scope, Set<Node> total, Node scan, Set<Node> activeOutside) {
        this.build = build;
        this.graph = build.graph();
        this.scope = scope;
        this.total = total;
        this.scan = scan;
        this.body = Scan.body(scan);
        this.active = LoopActivity.activeBound(graph, scan, activeOutside);
    }

    /**
     * What the adjoints of the loop's results contribute to the adjoints of its arguments.
     *
     * @param results the adjoint of each result of the loop that has one
     * @return the contribution by the position of the argument, where there is one
     */
    Map<Integer, Node> of(Map<Node, Node> results) {
        Set<Node> totalInside = totalInside(results.keySet());
        boolean mayBeGuarded = mayBeGuarded(results.values());
        Map<Node, Boolean> batched = batched(results);
        while (true) {
            Step step = new Step(results, totalInside, mayBeGuarded, batched);
            if (!step.widen(batched)) {
                return step.contributions();
            }
        }
    }

    /** Which adjoints of states are taken to differ between examples. A wrong guess costs reading the body again. */
    private Map<Node, Boolean> batched(Map<Node, Node> results) {
        boolean differs = scope == ReverseMode.Scope.EXAMPLE
                && results.entrySet().stream()
                        .anyMatch(e -> e.getKey().isBatched() || e.getValue().isBatched());
        Map<Node, Boolean> batched = new HashMap<>();
        active.stream()
                .filter(body.states()::contains)
                .forEach(state -> batched.put(state, differs || state.isBatched()));
        return batched;
    }

    /** Whether adjoints are guarded that the loop is given, or that go from step to step. */
    private boolean mayBeGuarded(Collection<Node> adjoints) {
        return adjoints.stream().anyMatch(adjoint -> Guard.of(build, adjoint).isPresent())
                || LoopActivity.chooses(graph, body);
    }

    /** The nodes of the body that need no guards: none if steps may not be run, for then their values are unknown. */
    private Set<Node> totalInside(Set<Node> results) {
        if (body.condition() != null) {
            return Set.of();
        }
        List<Node> roots = new ArrayList<>(body.next());
        results.forEach(result -> roots.add(ScanResult.taken(result)));
        return Totality.inLoop(graph, scan, graph.reachable(roots), total);
    }

    /** The reverse of one step, given which adjoints of states differ between examples, and whether any is guarded. */
    private final class Step {

        private final LoopArguments arguments = new LoopArguments(scan);
        private final Map<Node, Node> stateAdjoints = new LinkedHashMap<>();
        private final Set<Node> totalInside;
        private final boolean mayBeGuarded;
        private final Map<Node, Node> inside;

        Step(Map<Node, Node> results, Set<Node> totalInside, boolean mayBeGuarded, Map<Node, Boolean> batched) {
            this.totalInside = totalInside;
            this.mayBeGuarded = mayBeGuarded;
            Map<Node, Node> seeds = new LinkedHashMap<>();
            for (int k = 0; k < body.states().size(); k++) {
                Node state = body.states().get(k);
                if (active.contains(state)) {
                    Node adjoint = build.bound(
                            state.operation().name() + "_bar",
                            state.type().withBatched(batched.getOrDefault(state, true)));
                    stateAdjoints.put(state, adjoint);
                    arguments.addState(adjoint, finalAdjoint(state, results));
                    seed(seeds, body.next().get(k), adjoint, mayBeGuarded);
                }
            }
            results.forEach((result, adjoint) -> seedResult(seeds, (ScanResult) result.operation(), adjoint));
            inside = ReverseMode.knownAdjoints(graph, scope, totalInside, seeds, active);
        }

        private Node finalAdjoint(Node state, Map<Node, Node> results) {
            for (Map.Entry<Node, Node> entry : results.entrySet()) {
                if (entry.getKey().operation() instanceof ScanResult result
                        && result.kind() == ScanResult.Kind.FINAL
                        && result.value() == state) {
                    return entry.getValue();
                }
            }
            return build.constant(0, state.shape());
        }

        private void seedResult(Map<Node, Node> seeds, ScanResult result, Node adjoint) {
            Node value = result.value();
            Node seed =
                    build.bound(value.operation().name() + "_bar", value.type().withBatched(adjoint.isBatched()));
            boolean isGuarded = Guard.condition(build, adjoint).isPresent();
            if (result.kind() == ScanResult.Kind.STACKED) {
                arguments.addElement(seed, adjoint);
                seed(seeds, value, seed, isGuarded);
            } else if (result.kind() == ScanResult.Kind.SUMMED) {
                arguments.addInvariant(seed, adjoint);
                seed(seeds, value, seed, isGuarded);
            }
        }

        /**
         * Adds to the adjoint of a node of the body; what is the same for all examples has one adjoint. Guards of what
         * the loop is given, or of the step before, become "is not zero".
         */
        private void seed(Map<Node, Node> seeds, Node value, Node adjoint, boolean isGuarded) {
            boolean guardsNeeded = !totalInside.contains(value);
            UnaryOperator<Node> guard = a -> isGuarded && guardsNeeded ? whereNotZero(a, a) : a;
            boolean collects = scope == ReverseMode.Scope.BATCH && adjoint.isBatched() && !value.isBatched();
            Node seed =
                    collects ? guard.apply(build.batchSum(whereRunning(adjoint))) : whereRunning(guard.apply(adjoint));
            seeds.merge(value, seed, (a, b) -> Guard.sum(build, a, b, guardsNeeded));
        }

        /** In steps that are not run nothing is known of the values of the body, and nothing depends on them. */
        private Node whereRunning(Node adjoint) {
            Node condition = body.condition();
            return condition == null ? adjoint : Guard.guarded(build, condition, adjoint);
        }

        /** The adjoint of a state before a step; in a step that is not run, of the same state after it. */
        private Node before(Node state) {
            Node adjoint = inside.getOrDefault(state, build.constant(0, state.shape()));
            Node after = stateAdjoints.getOrDefault(state, adjoint);
            Node condition = body.condition();
            return condition == null ? adjoint : build.select(condition, adjoint, after);
        }

        /** Whether adjoints of states turn out to differ between examples that were taken to be the same. */
        boolean widen(Map<Node, Boolean> batched) {
            boolean changed = false;
            for (Map.Entry<Node, Node> entry : stateAdjoints.entrySet()) {
                Node before = inside.get(entry.getKey());
                Node initial = arguments.argumentOf(entry.getValue());
                boolean differs = (before != null && before.isBatched()) || initial.isBatched();
                if (differs && !entry.getValue().isBatched()) {
                    batched.put(entry.getKey(), true);
                    changed = true;
                }
            }
            return changed;
        }

        Map<Integer, Node> contributions() {
            Map<Node, Node> wanted = new LinkedHashMap<>();
            stateAdjoints.keySet().forEach(state -> wanted.put(state, before(state)));
            active.stream().filter(inside::containsKey).forEach(b -> wanted.putIfAbsent(b, inside.getOrDefault(b, b)));
            List<Node> adjoints = new Residuals(build, scan, arguments).apply(List.copyOf(wanted.values()));
            Map<Node, Node> rebuilt = new LinkedHashMap<>();
            wanted.keySet().forEach(b -> rebuilt.put(b, adjoints.get(rebuilt.size())));
            List<Node> next = adjoints.subList(0, stateAdjoints.size());
            Node loop = arguments.scan(build, body.steps(), !body.reversed(), next);
            Map<Integer, Node> contributions = new LinkedHashMap<>();
            for (int k = 0; k < body.bound().size(); k++) {
                Node argument = body.bound().get(k);
                Node adjoint = rebuilt.get(argument);
                if (adjoint != null) {
                    contributions.put(k, contribution(loop, argument, adjoint, !total.contains(scan.argument(k))));
                }
            }
            return contributions;
        }

        private Node contribution(Node loop, Node argument, Node adjoint, boolean guardsNeeded) {
            if (stateAdjoints.containsKey(argument)) {
                Node before = build.result(loop, ScanResult.Kind.FINAL, stateAdjoints.getOrDefault(argument, argument));
                return guardsNeeded && mayBeGuarded ? whereNotZero(before, before) : before;
            }
            Optional<Node> condition = guardsNeeded ? Guard.condition(build, adjoint) : Optional.empty();
            ScanResult.Kind kind =
                    body.elements().contains(argument) ? ScanResult.Kind.STACKED : ScanResult.Kind.SUMMED;
            Node taken = build.result(loop, kind, adjoint);
            return condition
                    .map(c -> whereNotZero(build.result(loop, kind, build.indicator(c)), taken))
                    .orElse(taken);
        }

        /** Carries guards out of the loop: of any step, or for a state, of whatever reached it. */
        private Node whereNotZero(Node count, Node adjoint) {
            return Guard.guarded(build, build.isNotZero(count), adjoint);
        }
    }
}
