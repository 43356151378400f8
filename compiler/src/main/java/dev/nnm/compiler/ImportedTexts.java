package dev.nnm.compiler;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.ImportResolver;
import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Imports of texts that a program holds, by names that are paths like those of files. */
final class ImportedTexts implements ImportResolver {

    private final SortedMap<String, String> texts;

    ImportedTexts(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    @Override
    public SourceText resolve(SourceText importing, String path) {
        String name = name(importing, path);
        String text = texts.get(name);
        if (text == null) {
            throw new UserError(name + ": there is no such file." + NearestName.question(name, texts.keySet()));
        }
        return new SourceText(name, text);
    }

    private static String name(SourceText importing, String path) {
        try {
            return Path.of(importing.name())
                    .resolveSibling(path)
                    .normalize()
                    .toString()
                    .replace('\\', '/');
        } catch (InvalidPathException e) {
            throw new UserError("This cannot be the name of a file.", e);
        }
    }
}
