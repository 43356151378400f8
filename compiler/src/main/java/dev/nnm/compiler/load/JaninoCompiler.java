package dev.nnm.compiler.load;

import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.stack.DeepStack;
import dev.nnm.runtime.Kernel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.commons.compiler.util.resource.MapResourceCreator;
import org.codehaus.commons.compiler.util.resource.Resource;
import org.codehaus.commons.compiler.util.resource.StringResource;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.Compiler;

/** Compiles with Janino, which starts fast. */
public final class JaninoCompiler implements SourceCompiler {

    private static final int TARGET = 8;

    /** A class of Janino itself, which says where it comes from. */
    public static Class<?> library() {
        return Compiler.class;
    }

    @Override
    public Map<String, byte[]> compile(List<JavaSource> sources) {
        return DeepStack.call(() -> compileHere(sources));
    }

    private static Map<String, byte[]> compileHere(List<JavaSource> sources) {
        Map<String, byte[]> files = new HashMap<>();
        Compiler compiler = new Compiler();
        compiler.setIClassLoader(new ClassLoaderIClassLoader(Kernel.class.getClassLoader()));
        compiler.setTargetVersion(TARGET);
        compiler.setSourceVersion(TARGET);
        compiler.setDebugLines(true);
        compiler.setDebugSource(true);
        compiler.setClassFileCreator(new MapResourceCreator(files));
        try {
            compiler.compile(sources.stream().map(JaninoCompiler::resource).toArray(Resource[]::new));
        } catch (CompileException | IOException | InternalCompilerException e) {
            throw RefusedSource.exception(String.valueOf(e.getMessage()), sources, e);
        }
        Map<String, byte[]> classes = new HashMap<>();
        files.forEach((name, bytes) -> classes.put(className(name), bytes));
        return classes;
    }

    private static Resource resource(JavaSource source) {
        return new StringResource(source.qualifiedName().replace('.', '/') + ".java", source.text());
    }

    private static String className(String fileName) {
        String withoutSuffix = fileName.substring(0, fileName.length() - ".class".length());
        return withoutSuffix.replace('/', '.');
    }
}
