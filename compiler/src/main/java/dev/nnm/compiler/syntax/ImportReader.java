package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.Statement.Import;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a program and all that it imports, each text once. */
final class ImportReader {

    /** A chain of more imports is no one's purpose. */
    private static final int LONGEST_CHAIN = 100;

    private final ImportResolver resolver;
    private final List<Program> programs = new ArrayList<>();
    private final List<SourceText> failed = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** The texts that are being read: each imports the next. */
    private final List<SourceText> chain = new ArrayList<>();

    private ImportReader(ImportResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The program.
     *
     * @throws CompileException if it or what it imports has problems
     */
    static Program read(SourceText source, ImportResolver resolver) {
        ImportReader reader = new ImportReader(resolver);
        Program program = reader.program(source);
        if (!reader.problems.isEmpty()) {
            throw new CompileException(reader.problems.stream()
                    .limit(ProgramReader.MAXIMUM_PROBLEMS)
                    .toList());
        }
        return program;
    }

    private Program program(SourceText source) {
        List<Statement> statements = new ProgramReader(source).read();
        chain.add(source);
        List<ImportedProgram> imports = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Import imported) {
                imported(imported).ifPresent(program -> imports.add(new ImportedProgram(imported, program)));
            }
        }
        chain.remove(chain.size() - 1);
        return new Program(
                source.span(0, source.text().codePointCount(0, source.text().length())), statements, imports);
    }

    private Optional<Program> imported(Import statement) {
        try {
            SourceText source =
                    resolver.resolve(statement.span().source(), statement.path().value());
            refuseCycle(statement, source);
            Optional<Program> known = programs.stream()
                    .filter(program -> resolver.areSame(program.source(), source))
                    .findFirst();
            return known.isPresent() || failed.stream().anyMatch(text -> resolver.areSame(text, source))
                    ? known
                    : readable(source);
        } catch (CompileException e) {
            problems.addAll(e.problems());
        } catch (UserError e) {
            problems.add(ImportProblems.notFound(statement.path().span(), String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<Program> readable(SourceText source) {
        try {
            Program program = program(source);
            programs.add(program);
            return Optional.of(program);
        } catch (CompileException e) {
            failed.add(source);
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private void refuseCycle(Import statement, SourceText source) {
        for (int start = 0; start < chain.size(); start++) {
            if (resolver.areSame(chain.get(start), source)) {
                throw new CompileException(ImportProblems.cycle(
                        statement.path().span(),
                        chain.subList(start, chain.size()).stream()
                                .map(SourceText::name)
                                .toList()));
            }
        }
        if (chain.size() >= LONGEST_CHAIN) {
            throw new CompileException(
                    ImportProblems.chainTooLong(statement.path().span(), LONGEST_CHAIN));
        }
    }
}
