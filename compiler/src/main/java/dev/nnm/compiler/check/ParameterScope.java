package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where parameters are declared. The same text may be read several times for one set of parameters: the body of a loop
 * whose types are not known at first, or of a layer that is called again. A scope remembers what was declared in it and
 * in the calls within; after it is rewound the same declarations give the same parameters.
 */
final class ParameterScope {

    private final ParameterNaming naming;
    private final List<ParameterScope> parts = new ArrayList<>();
    private final Map<String, List<Node>> declared = new HashMap<>();
    private final Map<String, Integer> declaredAgain = new HashMap<>();
    private int nextPart;

    /** An empty scope. */
    ParameterScope(ParameterNaming naming) {
        this.naming = naming;
    }

    /** The scope of what stands in the definition of a name in a block. */
    ParameterScope definition(String name) {
        return part(naming.definition(name));
    }

    /** The scope of a call of a function. */
    ParameterScope call(String function) {
        return part(naming.call(function));
    }

    /** The scope that all calls of a layer have in common. */
    ParameterScope layer(String name) {
        return part(naming.layer(name));
    }

    /** The scope of a round of a repetition; the first is 1. */
    ParameterScope round(int number) {
        return part(naming.round(number));
    }

    /** A part of this scope that can be rewound by itself. */
    ParameterScope section() {
        return part(naming);
    }

    /** The next part that was made here before the scope was rewound, or a new one. */
    private ParameterScope part(ParameterNaming named) {
        if (nextPart == parts.size()) {
            parts.add(new ParameterScope(named));
        }
        ParameterScope part = parts.get(nextPart++);
        part.rewind();
        return part;
    }

    /** This scope, rewound. */
    ParameterScope again() {
        rewind();
        return this;
    }

    /** The parameter that was declared in here under a path of names, such as {@code hidden.W}. */
    Optional<Node> find(String path) {
        return naming.registry().find(naming.prefix().of(path));
    }

    /** The paths of all parameters that were declared in here. */
    List<String> paths() {
        String start = naming.prefix().of("");
        return naming.registry().names().stream()
                .filter(name -> name.startsWith(start))
                .map(name -> name.substring(start.length()))
                .toList();
    }

    /** Goes back to the beginning: what is declared from now on has been declared before. */
    void rewind() {
        nextPart = 0;
        declaredAgain.clear();
    }

    /** The parameter that this declaration made before the scope was rewound. */
    Optional<Node> declaredBefore(String name) {
        List<Node> nodes = declared.getOrDefault(name, List.of());
        int index = declaredAgain.merge(name, 1, Integer::sum) - 1;
        return index < nodes.size() ? Optional.of(nodes.get(index)) : Optional.empty();
    }

    /** Remembers a new parameter. */
    void add(String name, Node node) {
        declared.computeIfAbsent(name, n -> new ArrayList<>()).add(node);
    }

    /** The full name for a new parameter. */
    String qualify(String name) {
        return naming.registry().claimName(naming.prefix().of(name));
    }
}
