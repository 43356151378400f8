package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.ImportedProgram;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The names that a file has from the files that it imports, and those of the library behind them. */
final class ImportedNames implements Scope {

    private final Scope library;
    private final List<ImportedProgram> imports;
    private final Map<String, Imported> imported = new LinkedHashMap<>();

    ImportedNames(Scope library, List<ImportedProgram> imports) {
        this.library = library;
        this.imports = imports;
    }

    /** A name where it is defined, and the names of that file. */
    private record Imported(Name definition, Scope file) {}

    /** Adds a name of a file. */
    void add(Name definition, Scope file) {
        imported.put(definition.text(), new Imported(definition, file));
    }

    /** Where an imported name is defined; null if it is not imported. */
    @Nullable
    Name definition(String name) {
        Imported known = imported.get(name);
        return known == null ? null : known.definition();
    }

    @Override
    public @Nullable Value lookup(String name) {
        Imported known = imported.get(name);
        return known == null ? library.lookup(name) : known.file().lookup(name);
    }

    @Override
    public boolean knows(String name) {
        return imported.containsKey(name) || library.knows(name);
    }

    @Override
    public boolean owns(String name) {
        return false;
    }

    @Override
    public void evaluateUntil(String name, BooleanSupplier found) {
        // Imported files have no layers and no parameters, which are what is looked for.
    }

    @Override
    public @Nullable CompileException notKnownHere(SourceSpan use, String name) {
        Set<SourceText> seen = new HashSet<>();
        Deque<ImportedProgram> pending = new ArrayDeque<>(imports);
        while (!pending.isEmpty()) {
            Program program = pending.pop().program();
            if (seen.add(program.source())) {
                for (Statement statement : program.statements()) {
                    for (Name defined : DefinedNames.of(statement)) {
                        if (defined.text().equals(name)) {
                            return ImportedNameProblems.notPassedOn(use, name, defined);
                        }
                    }
                }
                pending.addAll(program.imports());
            }
        }
        return null;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(imported.keySet());
        names.addAll(library.names());
        return names;
    }
}
