package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.ImportedProgram;
import dev.nnm.compiler.syntax.Name;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.DimensionDefinition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.Import;
import dev.nnm.compiler.syntax.Statement.Repeat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions of the files that a program imports. Every file has names of its own: what it defines, and what the
 * files define that it imports itself.
 */
final class ImportedDefinitions {

    private final Elaboration elaboration;
    private final Problems problems;
    private final Map<SourceText, Globals> byFile = new LinkedHashMap<>();

    ImportedDefinitions(Elaboration elaboration, Problems problems) {
        this.elaboration = elaboration;
        this.problems = problems;
    }

    /** The names of a program, before those of its own statements are declared. */
    Globals globals(Program program) {
        elaboration.differentiatedNames().read(program);
        ImportedNames names = new ImportedNames(elaboration.library(), program.imports());
        for (ImportedProgram imported : program.imports()) {
            Scope file = definitions(imported).at(imported.program().span());
            definitionsIn(imported.program()).forEach(name -> add(name, imported, file, names));
        }
        refuseClashes(program, names);
        return new Globals(elaboration, problems, names);
    }

    private static List<Name> definitionsIn(Program program) {
        return program.statements().stream()
                .filter(ImportedDefinitions::isDefinition)
                .flatMap(statement -> DefinedNames.of(statement).stream())
                .toList();
    }

    private static boolean isDefinition(Statement statement) {
        return statement instanceof FunctionDefinition
                || statement instanceof ConstantDefinition
                || statement instanceof DimensionDefinition;
    }

    private void add(Name name, ImportedProgram imported, Scope file, ImportedNames names) {
        Name known = names.definition(name.text());
        if (known == null) {
            names.add(name, file);
        } else if (known.span().source() != name.span().source()) {
            problems.report(ImportedNameProblems.importedTwice(
                    imported.statement().path().span(), name.text(), known, name));
        }
    }

    private void refuseClashes(Program program, ImportedNames names) {
        for (Statement statement : program.statements()) {
            List<Name> defined =
                    statement instanceof Repeat repeat ? DefinedNames.in(repeat) : DefinedNames.of(statement);
            for (Name name : defined) {
                Name known = names.definition(name.text());
                if (known != null) {
                    problems.report(ImportedNameProblems.definedAndImported(name.span(), name.text(), known));
                }
            }
        }
    }

    private Globals definitions(ImportedProgram imported) {
        Program program = imported.program();
        Globals known = byFile.get(program.source());
        if (known != null) {
            return known;
        }
        Globals globals = globals(program);
        byFile.put(program.source(), globals);
        program.statements().forEach(globals::declare);
        program.statements().stream()
                .filter(statement -> !isDefinition(statement) && !(statement instanceof Import))
                .findFirst()
                .ifPresent(other -> problems.report(ImportedNameProblems.notADefinition(
                        other.span(), imported.statement().span())));
        return globals;
    }

    /** Evaluates the definitions of all files, those first that import no others. */
    void evaluateAll() {
        byFile.values().forEach(Globals::evaluateAll);
    }
}
