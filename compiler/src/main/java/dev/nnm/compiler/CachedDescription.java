package dev.nnm.compiler;

import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.ModelDescription;
import java.util.List;

/**
 * What a cache keeps of a model beside its kernels.
 *
 * @param imports the texts that the program imports, by their files, relative to the program's own where that is
 *     possible
 * @param model what is known of the model
 * @param kernels the signatures of its kernels
 */
public record CachedDescription(List<ImportedText> imports, ModelDescription model, List<KernelDescription> kernels) {

    /** Copies the lists. */
    public CachedDescription {
        imports = List.copyOf(imports);
        kernels = List.copyOf(kernels);
    }

    /** A text that is imported, and where it was found. */
    public record ImportedText(String file, String text) {}
}
