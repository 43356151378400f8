package dev.nnm.cli.command;

import dev.nnm.cli.subject.ModelFile;
import dev.nnm.cli.tuning.VectorChoices;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.loop.Target;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options of the commands that run compiled kernels of a model file. */
final class KernelOptions {

    @Mixin
    private PrecisionOption precision = new PrecisionOption();

    @Mixin
    private CacheOption cache = new CacheOption();

    /** The compiler of a file, for the vectors that {@code --tune} once found to be the fastest for it here. */
    NnmCompiler compiler(ModelFile file) {
        return choices()
                .flatMap(choices -> choices.find(file.read().text(), precision.precision))
                .map(this::compiler)
                .orElseGet(() -> cache.applyTo(precision.compiler()));
    }

    /** A compiler for some vectors, whatever is remembered. */
    NnmCompiler compiler(Target target) {
        return cache.applyTo(precision.compiler().withTarget(target));
    }

    /** Remembers vectors for a file; the folder where that was possible. */
    Optional<Path> remember(ModelFile file, Target target) {
        boolean kept = choices().stream()
                .anyMatch(choices -> choices.remember(file.read().text(), precision.precision, target));
        return kept ? cache.folder() : Optional.empty();
    }

    private Optional<VectorChoices> choices() {
        return cache.folder().map(VectorChoices::in);
    }
}
