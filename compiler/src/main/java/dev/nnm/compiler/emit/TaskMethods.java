package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.loop.Amount;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.Task;
import javax.lang.model.element.Modifier;

/** Writes the methods of a task that is made of loops: the one that is called, and the one that does a part. */
final class TaskMethods {

    private final LoopMethod method;
    private final Task task;
    private final Spreading spreading;
    private final boolean needsBatch;
    private final int lanes;

    /**
     * A writer.
     *
     * @param needsBatch whether the method is given the size of the batch
     * @param lanes how many numbers a vector holds
     */
    TaskMethods(LoopMethod method, Task task, Spreading spreading, boolean needsBatch, int lanes) {
        this.method = method;
        this.task = task;
        this.spreading = spreading;
        this.needsBatch = needsBatch;
        this.lanes = lanes;
        spreading.noteAround(method.parameters().size());
    }

    /** The method that is called. */
    MethodSpec whole(String name, String partName, JavaScope scope) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        if (needsBatch) {
            spec.addParameter(TypeName.INT, "batch");
        }
        for (int k = 0; k < method.parameters().size(); k++) {
            String index = scope.declare(method.parameters().get(k));
            spec.addParameter(ParameterSpec.builder(TypeName.INT, index).build());
            spec.addStatement("$L[$L] = $L", spreading.around(), k, index);
        }
        return spec.addStatement(
                        "$L($L, $L, 0, $L)",
                        spreading.spread(),
                        spreading.task(partName),
                        work(task.work()),
                        needsBatch ? "batch" : "0")
                .build();
    }

    private static String work(Amount work) {
        String perExample = work.perExample() == 0 ? "" : "batch * " + work.perExample() + ".0";
        String fixed = work.fixed() == 0 ? "" : work.fixed() + ".0";
        return perExample + (perExample.isEmpty() || fixed.isEmpty() ? "" : " + ") + fixed;
    }

    /** The method that does a part, without its body; which part it is, is known in the scope. */
    MethodSpec.Builder part(String name, JavaScope scope) {
        String part = "part";
        String parts = "parts";
        scope.bind(LoopIndex.PART, part);
        MethodSpec.Builder spec = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "batch")
                .addParameter(TypeName.INT, part)
                .addParameter(TypeName.INT, parts);
        return spec.addCode(range(part, parts, scope)).addCode(around(scope));
    }

    private CodeBlock around(JavaScope scope) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int k = 0; k < method.parameters().size(); k++) {
            code.addStatement(
                    "int $L = $L[$L]", scope.declare(method.parameters().get(k)), spreading.around(), k);
        }
        return code.build();
    }

    /** The iterations of the part: whole vectors, where there are any, and what is left in the last part. */
    private CodeBlock range(String part, String parts, JavaScope scope) {
        String count = JavaExpressions.extent(task.extent());
        String vectors = task.inLanes() ? count + " / " + lanes : count;
        String unit = task.inLanes() ? " * " + lanes : "";
        String start = Spreading.share(vectors, part, parts) + unit;
        String next = Spreading.share(vectors, "(" + part + " + 1)", parts) + unit;
        String end = task.inLanes() ? part + " + 1 < " + parts + " ? " + next + " : " + count : next;
        return CodeBlock.builder()
                .addStatement("int $L = $L", scope.declare(LoopIndex.FIRST), start)
                .addStatement("int $L = $L", scope.declare(LoopIndex.END), end)
                .build();
    }
}
