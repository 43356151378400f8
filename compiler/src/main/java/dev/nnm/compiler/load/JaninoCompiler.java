package dev.nnm.compiler.load;

import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.stack.DeepStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.janino.UnitCompiler;

/** Compiles with Janino, which starts fast. */
public final class JaninoCompiler implements SourceCompiler {

    /** A class of Janino itself, which says where it comes from. */
    public static Class<?> library() {
        return UnitCompiler.class;
    }

    @Override
    public Map<String, byte[]> compile(List<JavaSource> sources) {
        return DeepStack.call(() -> compileHere(sources));
    }

    private static Map<String, byte[]> compileHere(List<JavaSource> sources) {
        try {
            return new JaninoUnits(sources).classes();
        } catch (CompileException | IOException | InternalCompilerException e) {
            throw RefusedSource.exception(String.valueOf(e.getMessage()), sources, e);
        }
    }
}
