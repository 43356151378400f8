package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parts need what other parts have done. */
final class Dependences {

    /**
     * A part reads an element that another has computed.
     *
     * @param producer the part that computes
     * @param consumer the part that reads
     * @param access the element, in terms of the consumer's indices
     */
    record Edge(Part producer, Part consumer, Access access) {

        /**
         * Whether both parts may lie in one loop in place of their loops at a depth: then each iteration must read only
         * what the same iteration has computed.
         */
        boolean allowsCommonLoop(int depth) {
            LoopIndex produced = producer.indices().get(depth);
            LoopIndex consumed = consumer.indices().get(depth);
            Point element = producer.element();
            if (produced.equals(element.batch())) {
                return consumed.equals(access.point().batch());
            }
            for (int axis = 0; axis < element.indices().size() && !access.flat(); axis++) {
                if (element.indices()
                        .get(axis)
                        .asIndex()
                        .filter(produced::equals)
                        .isPresent()) {
                    return access.point()
                            .indices()
                            .get(axis)
                            .asIndex()
                            .filter(consumed::equals)
                            .isPresent();
                }
            }
            return false;
        }
    }

    private final Map<Part, List<Edge>> needs = new HashMap<>();

    private Dependences() {}

    /** The dependences among the parts of all units. */
    static Dependences of(List<Unit> units) {
        Map<Node, Part> finished = new HashMap<>();
        for (Unit unit : units) {
            if (unit.last().step() != Part.Step.DELIVER) {
                finished.put(unit.last().node(), unit.last());
            }
        }
        Dependences dependences = new Dependences();
        units.forEach(unit -> dependences.addUnit(unit, finished));
        return dependences;
    }

    /** What a part needs. */
    List<Edge> needsOf(Part part) {
        return needs.getOrDefault(part, List.of());
    }

    private void addUnit(Unit unit, Map<Node, Part> finished) {
        for (Part part : unit.parts()) {
            List<Edge> edges = new ArrayList<>();
            for (Access access : part.accesses()) {
                Part producer = finished.get(access.node());
                if (producer != null) {
                    edges.add(new Edge(producer, part, access));
                }
            }
            needs.put(part, edges);
        }
        for (int i = 1; i < unit.parts().size(); i++) {
            Part consumer = unit.parts().get(i);
            Access same = new Access(consumer.node(), consumer.element(), false);
            needsOf(consumer).add(new Edge(unit.parts().get(i - 1), consumer, same));
        }
    }
}
