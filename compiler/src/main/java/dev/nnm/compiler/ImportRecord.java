package dev.nnm.compiler;

import dev.nnm.compiler.CachedDescription.ImportedText;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.ImportedProgram;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.runtime.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a program imports, written down to see later whether it has changed. */
final class ImportRecord {

    private final Path program;
    private final Map<String, ImportedText> texts = new LinkedHashMap<>();

    private ImportRecord(Path program) {
        this.program = program;
    }

    /** All texts that a program imports, directly or not; nothing if one of them is in no file. */
    static Optional<List<ImportedText>> of(Program program) {
        if (program.imports().isEmpty()) {
            return Optional.of(List.of());
        }
        return program.source()
                .file()
                .map(ImportRecord::new)
                .flatMap(record ->
                        record.add(program) ? Optional.of(List.copyOf(record.texts.values())) : Optional.empty());
    }

    private boolean add(Program importing) {
        for (ImportedProgram imported : importing.imports()) {
            SourceText source = imported.program().source();
            if (source.file().isEmpty()) {
                return false;
            }
            String file = fromProgram(source.file().get());
            boolean isNew = texts.put(file, new ImportedText(file, source.text())) == null;
            if (isNew && !add(imported.program())) {
                return false;
            }
        }
        return true;
    }

    /** As seen from the program's folder, so that a folder may be moved with all that is in it. */
    private String fromProgram(Path imported) {
        Path folder = program.toAbsolutePath().normalize().getParent();
        Path absolute = imported.toAbsolutePath().normalize();
        if (folder == null || !Objects.equals(folder.getRoot(), absolute.getRoot())) {
            return absolute.toString();
        }
        return folder.relativize(absolute).toString();
    }

    /** Whether all that a program imported then is the same now. */
    static boolean isTrue(List<ImportedText> texts, SourceText program) {
        return texts.stream().allMatch(imported -> isUnchanged(imported, program));
    }

    private static boolean isUnchanged(ImportedText imported, SourceText program) {
        if (program.file().isEmpty()) {
            return false;
        }
        try {
            Path file = program.file().get().toAbsolutePath().normalize().resolveSibling(imported.file());
            return SourceFiles.read(file).text().equals(imported.text());
        } catch (UserError | InvalidPathException e) {
            return false;
        }
    }
}
