package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.simplify.Pattern.Apply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link Rewrites}: a rule by which one expression replaces another.
 *
 * <p>Most rules are executed as they are read: their text is parsed, x, y, … standing for any expression, and matched
 * against the graph. The others are said in code, and their text only describes them.
 */
public final class Rewrite {

    private final String name;
    private final String rule;
    private final Exactness exactness;
    private final String reason;
    private final List<Head> heads;
    private final Transformation transformation;

    private Rewrite(
            String name,
            String rule,
            Exactness exactness,
            String reason,
            List<Head> heads,
            Transformation transformation) {
        this.name = name;
        this.rule = rule;
        this.exactness = exactness;
        this.reason = reason;
        this.heads = List.copyOf(heads);
        this.transformation = transformation;
    }

    /** The outermost operation of what a rule replaces. */
    sealed interface Head {

        /** One elementwise operation. */
        record Row(Elementwise operation) implements Head {}

        /** All operations of one class. */
        record Kind(Class<? extends Operation> type) implements Head {}

        static Head of(Elementwise operation) {
            return new Row(operation);
        }

        static Head of(Class<? extends Operation> type) {
            return new Kind(type);
        }

        default boolean covers(Operation operation) {
            if (this instanceof Row row) {
                return row.operation() == operation;
            }
            return ((Kind) this).type().isInstance(operation);
        }
    }

    /** A rule that is executed as written, {@code pattern -> result}. */
    static Rewrite written(String name, String rule, Exactness exactness, String reason) {
        PatternRule parsed = PatternRule.parse(rule);
        Apply pattern = parsed.pattern();
        return new Rewrite(name, rule, exactness, reason, List.of(Head.of(pattern.operation())), parsed);
    }

    /** A rule that is said in code. */
    static Rewrite coded(
            String name, String rule, Exactness exactness, String reason, Head head, Transformation transformation) {
        return new Rewrite(name, rule, exactness, reason, List.of(head), transformation);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** For instance {@code x * 1 -> x}. */
    public String rule() {
        return rule;
    }

    /** What it promises. */
    public Exactness exactness() {
        return exactness;
    }

    /** Why it is there, or why it holds. */
    public String reason() {
        return reason;
    }

    boolean mayApplyTo(Operation operation) {
        return heads.stream().anyMatch(head -> head.covers(operation));
    }

    @Nullable
    Node apply(Site site) {
        Node replacement = transformation.apply(site);
        return replacement == null ? null : fit(site, replacement);
    }

    /** A number that replaces a tensor fills it. */
    private static Node fit(Site site, Node replacement) {
        return replacement.operation() instanceof Constant
                ? site.build().broadcast(replacement, site.node().shape())
                : replacement;
    }

    /** The name and the rule. */
    @Override
    public String toString() {
        return name + ": " + rule;
    }
}
