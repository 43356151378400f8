package dev.nnm.compiler.load;

import dev.nnm.compiler.emit.JavaSource;
import java.util.List;
import java.util.Map;

/** Compiles generated Java source to class files, in memory. */
public interface SourceCompiler {

    /**
     * Compiles.
     *
     * @param sources compilation units; they may refer to the runtime's classes, and to nothing else
     * @return the class files by qualified binary name, nested classes included
     * @throws IllegalStateException if a source is refused: that is a defect of the emitter, and the message shows the
     *     source
     */
    Map<String, byte[]> compile(List<JavaSource> sources);
}
