package dev.nnm.compiler.load;

import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.stack.DeepStack;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles with the JDK's own compiler, and keeps the names of parameters for those who call. It takes no warnings but
 * the one that the vector module is being tried out.
 */
public final class JavacCompiler implements SourceCompiler {

    private static final List<String> OPTIONS = List.of(
            "--release", "17", "-Xlint:all,-path,-classfile,-options", "-proc:none", "-g:source,lines", "-parameters");

    private static final String INCUBATING = "compiler.warn.incubating.modules";

    private final JavaCompiler compiler;

    /**
     * The compiler of the running JDK.
     *
     * @throws IllegalStateException if the running Java has none
     */
    public JavacCompiler() {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException("this Java has no compiler; run with a JDK");
        }
        this.compiler = found;
    }

    @Override
    public Map<String, byte[]> compile(List<JavaSource> sources) {
        return DeepStack.call(() -> compileHere(sources));
    }

    private Map<String, byte[]> compileHere(List<JavaSource> sources) {
        try (StandardJavaFileManager standard =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            return compile(sources, new ClassFiles(standard));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> compile(List<JavaSource> sources, ClassFiles classFiles) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Source> units = sources.stream().map(Source::new).toList();
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-classpath");
        options.add(runtimeLocation());
        if (sources.stream().anyMatch(source -> source.text().contains(Vectors.MODULE))) {
            options.add("--add-modules");
            options.add(Vectors.MODULE);
        }
        StringWriter log = new StringWriter();
        boolean accepted = compiler.getTask(log, classFiles, diagnostics, options, null, units)
                .call();
        List<String> complaints = complaints(diagnostics);
        if (!accepted || !complaints.isEmpty()) {
            throw RefusedSource.exception(log + String.join("\n", complaints), sources, null);
        }
        return classFiles.bytes();
    }

    private static List<String> complaints(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic ->
                        diagnostic.getKind() != Diagnostic.Kind.NOTE && !INCUBATING.equals(diagnostic.getCode()))
                .map(String::valueOf)
                .toList();
    }

    private static String runtimeLocation() {
        try {
            return Path.of(Kernel.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A source text. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(JavaSource source) {
            super(URI.create("string:///" + source.qualifiedName().replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Class files that are kept in memory. */
    private static final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        ClassFiles(JavaFileManager fallback) {
            super(fallback);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(
                    URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> bytes() {
            Map<String, byte[]> all = new HashMap<>();
            written.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
            return all;
        }
    }
}
