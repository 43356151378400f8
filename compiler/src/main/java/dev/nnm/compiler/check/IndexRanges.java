package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.syntax.Binder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Infers the values of indices from what they select. An index that stands alone in a subscript runs along that axis;
 * any other takes as many values from 0 on as keep all its accesses inside.
 */
final class IndexRanges {

    private final Map<Node, IndexValues> values;
    private final List<Access> accesses;

    IndexRanges(Map<Node, IndexValues> values, List<Access> accesses) {
        this.values = values;
        this.accesses = accesses;
    }

    /** Finds the values of indices that have none yet. */
    void settle(Map<Node, Binder> indices) {
        indices.forEach((index, binder) -> {
            if (!values.containsKey(index)) {
                alongAxis(index, binder).ifPresent(found -> values.put(index, found));
            }
        });
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<Node, Binder> index : indices.entrySet()) {
                if (!values.containsKey(index.getKey())) {
                    Optional<IndexValues> found = stayingInside(index.getKey(), index.getValue());
                    found.ifPresent(range -> values.put(index.getKey(), range));
                    grows |= found.isPresent();
                }
            }
        }
        indices.forEach((index, binder) -> {
            if (!values.containsKey(index)) {
                throw IndexProblems.rangeUnknown(binder.span(), binder.name().text());
            }
        });
    }

    private Optional<IndexValues> alongAxis(Node index, Binder binder) {
        Optional<IndexValues> found = alongAxis(index, binder, false);
        return found.isPresent() ? found : alongAxis(index, binder, true);
    }

    private Optional<IndexValues> alongAxis(Node index, Binder binder, boolean padded) {
        Access first = null;
        for (Access access : accesses) {
            if (access.isAlone(index) && access.padded() == padded) {
                if (first == null) {
                    first = access;
                } else if (first.size() != access.size()) {
                    throw IndexProblems.twoRanges(access.span(), binder.name().text(), first, access);
                }
            }
        }
        return Optional.ofNullable(first).map(access -> new IndexValues(0, access.size()));
    }

    private Optional<IndexValues> stayingInside(Node index, Binder binder) {
        long count = Long.MAX_VALUE;
        Access narrowest = null;
        for (Access access : accesses) {
            IndexForm others = others(access, index);
            if (others != null) {
                long fitting = fitting(access, others, index);
                if (fitting < count) {
                    count = fitting;
                    narrowest = access;
                }
            }
        }
        if (narrowest == null) {
            return Optional.empty();
        }
        if (count < 1) {
            throw IndexProblems.noValueFits(narrowest, binder.name().text(), values);
        }
        return Optional.of(new IndexValues(0, (int) count));
    }

    /** What is added to the index in a subscript that limits it; null if the subscript does not. */
    private @Nullable IndexForm others(Access access, Node index) {
        if (access.form() == null || access.padded() || access.form().coefficient(index) == 0) {
            return null;
        }
        IndexForm others = access.form().without(index);
        return values.keySet().containsAll(others.coefficients().keySet()) ? others : null;
    }

    /** How many values from 0 on stay inside on the side to which the index moves the access. */
    private long fitting(Access access, IndexForm others, Node index) {
        IndexForm form = access.form();
        int coefficient = form == null ? 0 : form.coefficient(index);
        long room = coefficient > 0 ? access.size() - access.width() - others.greatest(values) : others.least(values);
        return Math.floorDiv(room, Math.abs((long) coefficient)) + 1;
    }
}
