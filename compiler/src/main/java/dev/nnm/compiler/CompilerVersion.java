package dev.nnm.compiler;

import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.runtime.Kernel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** What tells this compiler from any other, for results that outlive the process. */
public final class CompilerVersion {

    private CompilerVersion() {}

    /**
     * The content of the JARs that the compiler, the runtime and Janino come from, and the Java that runs them. Where
     * one of them is no JAR but a folder of classes, as during development, it changes too easily to have a version.
     */
    public static Optional<String> find() {
        Set<Path> jars = new LinkedHashSet<>();
        try {
            for (Class<?> type : new Class<?>[] {CompilerVersion.class, Kernel.class, JaninoCompiler.library()}) {
                jars.add(origin(type));
            }
            StringBuilder version = new StringBuilder("Java ").append(Runtime.version());
            for (Path jar : jars) {
                version.append(' ').append(Long.toHexString(content(jar)));
            }
            return Optional.of(version.toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path origin(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            Path origin = source == null ? null : Path.of(source.getLocation().toURI());
            if (origin != null && Files.isRegularFile(origin)) {
                return origin;
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException(e);
        }
        throw new IOException(type + " is in no file");
    }

    /** A checksum of the names and checksums of a JAR's entries, which stand in its table of contents. */
    private static long content(Path jar) throws IOException {
        CRC32 checksum = new CRC32();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            file.stream().forEach(entry -> {
                checksum.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                for (long rest = entry.getCrc(); rest != 0; rest >>>= Byte.SIZE) {
                    checksum.update((int) rest);
                }
            });
        }
        return checksum.getValue();
    }
}
