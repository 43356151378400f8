package dev.nnm.runtime.data;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the variables of a model in a CSV file whose model file selects no columns: by the names in the header,
 * otherwise by the order, inputs and then targets.
 */
final class ColumnMatcher {

    private final String file;
    private final ModelDescription model;
    private final boolean withTargets;

    ColumnMatcher(String file, ModelDescription model, boolean withTargets) {
        this.file = file;
        this.model = model;
        this.withTargets = withTargets;
    }

    /**
     * Finds the columns.
     *
     * @param firstRow the trimmed fields of the first row, header or not
     */
    ColumnLayout match(List<String> firstRow) {
        List<WantedVariable> wanted = WantedVariable.of(model, withTargets);
        Map<String, List<Integer>> named = new HashMap<>();
        wanted.forEach(w -> w.findIn(firstRow).ifPresent(columns -> named.put(w.name(), columns)));
        Optional<List<VariableColumns>> ordered = byOrder(wanted, firstRow.size());
        if (named.size() == wanted.size()) {
            List<VariableColumns> columns = wanted.stream()
                    .map(w -> w.at(named.getOrDefault(w.name(), List.of())))
                    .toList();
            return new ColumnLayout(true, firstRow.size(), columns);
        }
        if (!named.isEmpty() && !agree(named, ordered)) {
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

    /** Whether the variables found in the header stand where the order puts them, so that the order can be trusted. */
    private static boolean agree(Map<String, List<Integer>> named, Optional<List<VariableColumns>> ordered) {
        return ordered.isPresent()
                && ordered.get().stream()
                        .allMatch(v -> v.columns().equals(named.getOrDefault(v.variable(), v.columns())));
    }

    private UserError missingInHeader(
            List<WantedVariable> wanted, Map<String, List<Integer>> named, List<String> header) {
        WantedVariable missing = wanted.stream()
                .filter(w -> !named.containsKey(w.name()))
                .findFirst()
                .orElseThrow();
        return new UserError(file + ": the header has no column for " + missing.name() + " (" + missing.spelling()
                + "); it has " + String.join(", ", header) + "." + NearestName.question(missing.name(), header));
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
