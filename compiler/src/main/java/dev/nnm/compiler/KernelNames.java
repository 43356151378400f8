package dev.nnm.compiler;

import dev.nnm.compiler.emit.JavaNames;
import java.util.Locale;

/** The names of kernels' classes. */
final class KernelNames {

    private KernelNames() {}

    /** For instance {@code IrisTrain}, and {@code IrisGradientY} for the kernel {@code gradient:y}. */
    static String className(String model, String kernel) {
        StringBuilder name = new StringBuilder(JavaNames.identifier(model));
        for (String word : kernel.split(":", -1)) {
            String part = JavaNames.identifier(word);
            name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return name.toString();
    }
}
