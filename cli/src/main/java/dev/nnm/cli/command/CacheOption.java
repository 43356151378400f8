package dev.nnm.cli.command;

import dev.nnm.compiler.CompilerVersion;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.cache.FolderCache;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands that run compiled kernels. */
final class CacheOption {

    private static final String FOLDER = "NNM_CACHE";
    private static final String OFF = "off";

    @Option(
            names = "--no-cache",
            description = "Compile anew. Otherwise compiled models are kept in the folder that NNM_CACHE names, or in "
                    + "~/.cache/nnm, and used again; NNM_CACHE=off keeps none.")
    boolean noCache;

    /** The compiler, with the user's cache unless that is not wanted. */
    NnmCompiler applyTo(NnmCompiler compiler) {
        return folder().flatMap(found -> CompilerVersion.find().map(version -> new FolderCache(found, version)))
                .map(compiler::withCache)
                .orElse(compiler);
    }

    /** The folder of the user's cache, unless that is not wanted. */
    Optional<Path> folder() {
        return noCache ? Optional.empty() : folder(System.getenv(), System.getProperty("user.home"));
    }

    /**
     * The folder of the cache, if there is to be one: the one that {@code NNM_CACHE} names, else that of the XDG Base
     * Directory Specification, in which a relative path does not count.
     *
     * @param environment the variables of the process
     * @param home the user's folder
     */
    static Optional<Path> folder(Map<String, String> environment, @Nullable String home) {
        String chosen = environment.getOrDefault(FOLDER, "");
        if (!chosen.isEmpty()) {
            return chosen.equals(OFF) ? Optional.empty() : path(chosen);
        }
        return path(environment.get("XDG_CACHE_HOME"))
                .filter(Path::isAbsolute)
                .or(() -> path(home).filter(Path::isAbsolute).map(path -> path.resolve(".cache")))
                .map(path -> path.resolve("nnm"));
    }

    private static Optional<Path> path(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
