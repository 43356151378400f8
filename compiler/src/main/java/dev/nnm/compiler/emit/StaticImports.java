package dev.nnm.compiler.emit;

import com.palantir.javapoet.JavaFile;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.JavaForm;
import dev.nnm.runtime.math.Positions;

/** Functions that are not of {@code java.lang} are called by their names alone, as {@code sigmoid(x)}. */
final class StaticImports {

    private StaticImports() {}

    /** Whether the methods of a class are imported. */
    static boolean isImported(Class<?> owner) {
        return !owner.getPackageName().equals("java.lang");
    }

    /** Imports the functions that a program calls. */
    static void add(LoopProgram program, JavaFile.Builder file) {
        for (LoopMethod method : program.methods()) {
            Walk.statements(method.body(), statement -> {
                if (statement instanceof Statement.DefinePosition) {
                    file.addStaticImport(Positions.class, "position");
                }
            });
            Walk.scalars(method.body(), scalar -> {
                if (scalar instanceof Scalar.Apply apply
                        && apply.operation().java() instanceof JavaForm.Call call
                        && isImported(call.owner())) {
                    file.addStaticImport(call.owner(), call.method());
                }
            });
        }
    }
}
