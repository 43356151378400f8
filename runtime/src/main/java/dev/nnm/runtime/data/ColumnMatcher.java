package dev.nnm.runtime.data;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the variables of a model in a CSV file whose model file selects no columns: by the names in the header if it
 * has them all, otherwise by the order, inputs and then targets, which no name in the header may contradict.
 */
final class ColumnMatcher implements ColumnFinder {

    private final String file;
    private final ModelDescription model;
    private final boolean withTargets;
    /** The names of all inputs and targets, however they are spelled, with their columns in the order of the model. */
    private final Map<String, Integer> placesByOrder;

    ColumnMatcher(String file, ModelDescription model, boolean withTargets) {
        this.file = file;
        this.model = model;
        this.withTargets = withTargets;
        this.placesByOrder = placesByOrder(model);
    }

    @Override
    public boolean isHeader(List<String> fields) {
        return WantedVariable.of(model, withTargets).stream()
                .allMatch(wanted -> wanted.findIn(fields).isPresent());
    }

    @Override
    public boolean isExample(List<String> fields) {
        return byOrder(WantedVariable.of(model, withTargets), fields.size())
                .filter(columns -> columns.stream().allMatch(variable -> variable.isIn(fields)))
                .isPresent();
    }

    @Override
    public ColumnLayout find(List<String> firstRow) {
        List<WantedVariable> wanted = WantedVariable.of(model, withTargets);
        Map<String, List<Integer>> named = new HashMap<>();
        wanted.forEach(w -> w.findIn(firstRow).ifPresent(columns -> named.put(w.name(), columns)));
        Optional<List<VariableColumns>> ordered = byOrder(wanted, firstRow.size());
        if (named.size() == wanted.size()) {
            refuseTwice(firstRow);
            List<VariableColumns> columns = wanted.stream()
                    .map(w -> w.at(named.getOrDefault(w.name(), List.of())))
                    .toList();
            return new ColumnLayout(true, firstRow.size(), columns);
        }
        if (!isExample(firstRow) && (ordered.isEmpty() ? namesAny(firstRow) : contradictsOrder(firstRow))) {
            refuseTwice(firstRow);
            throw missingInHeader(wanted, named, firstRow);
        }
        return ColumnLayout.of(firstRow, ordered.orElseThrow(() -> wrongWidth(firstRow)));
    }

    private Optional<List<VariableColumns>> byOrder(List<WantedVariable> wanted, int width) {
        boolean fits = width == model.inputSize() + model.targetSize() || (!withTargets && width == model.inputSize());
        if (!fits) {
            return Optional.empty();
        }
        List<VariableColumns> columns = new ArrayList<>();
        int next = 0;
        for (WantedVariable variable : wanted) {
            columns.add(variable.at(
                    IntStream.range(next, next + variable.size()).boxed().toList()));
            next += variable.size();
        }
        return Optional.of(columns);
    }

    /** Whether a field is the name of an input or a target, wanted or not, or of one of its elements. */
    private boolean namesAny(List<String> header) {
        return !Collections.disjoint(placesByOrder.keySet(), header);
    }

    /** Whether one of these names stands where the order has something else. */
    private boolean contradictsOrder(List<String> header) {
        return IntStream.range(0, header.size())
                .anyMatch(column -> placesByOrder.getOrDefault(header.get(column), column) != column);
    }

    private void refuseTwice(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String field : header) {
            if (placesByOrder.containsKey(field) && !seen.add(field)) {
                throw new UserError(file + ": the header names " + field + " twice.");
            }
        }
    }

    private static Map<String, Integer> placesByOrder(ModelDescription model) {
        Map<String, Integer> places = new HashMap<>();
        int first = 0;
        for (WantedVariable variable : WantedVariable.of(model, true)) {
            for (List<String> names : variable.names()) {
                for (int i = 0; i < names.size(); i++) {
                    places.put(names.get(i), first + i);
                }
            }
            first += variable.size();
        }
        return places;
    }

    private UserError missingInHeader(
            List<WantedVariable> wanted, Map<String, List<Integer>> named, List<String> header) {
        WantedVariable missing = wanted.stream()
                .filter(w -> !named.containsKey(w.name()))
                .findFirst()
                .orElseThrow();
        List<String> unknown = new ArrayList<>(header);
        unknown.removeAll(placesByOrder.keySet());
        return new UserError(file + ": the header has no column for " + missing.name() + " (" + missing.spelling()
                + "); it has " + String.join(", ", header) + "." + NearestName.question(missing.name(), unknown));
    }

    private UserError wrongWidth(List<String> firstRow) {
        int width = firstRow.size();
        if (width == 1 && (firstRow.get(0).contains(";") || firstRow.get(0).contains("\t"))) {
            return new UserError(file + ": the columns must be separated by commas.");
        }
        int inputs = model.inputSize();
        String needed = model.targetSize() == 0
                ? inputs + " are needed: " + names(false)
                : withTargets
                        ? (inputs + model.targetSize()) + " are needed: " + names(true)
                        : inputs + " are needed (" + names(false) + "), or " + (inputs + model.targetSize())
                                + " with the targets";
        return new UserError(
                file + ": the rows have " + width + (width == 1 ? " column" : " columns") + ", but " + needed
                        + ". Columns can also be chosen by a header with these names or in the data block, such as "
                        + "{ x = columns 1..4 }.");
    }

    private String names(boolean targets) {
        return String.join(
                ", ",
                WantedVariable.of(model, targets).stream()
                        .map(WantedVariable::spelling)
                        .toList());
    }
}
