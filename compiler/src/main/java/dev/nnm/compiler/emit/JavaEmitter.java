package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.LoopMethod;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Task;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.parallel.ParallelTask;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emits a program as the Java source of a {@link Kernel}. */
public final class JavaEmitter {

    private final LoopProgram program;
    private final String packageName;
    private final String className;
    private final JavaNumbers numbers;
    private final JavaNames names = JavaNames.ofClass();
    private final MethodNames methods;
    private final ArrayReferences arrays;
    private final MethodNeeds needs;
    private final Spreading spreading;
    private final VectorApi vectors;
    private final Contractions contractions;

    private JavaEmitter(LoopProgram program, String packageName, String className) {
        this.program = program;
        this.packageName = packageName;
        this.className = className;
        this.numbers = new JavaNumbers(program.precision());
        this.arrays = new ArrayReferences(program, names);
        this.methods = new MethodNames(program, names);
        this.needs = new MethodNeeds(program);
        this.spreading = new Spreading(numbers, names);
        this.vectors = new VectorApi(
                numbers, names, program.target().lanes(program.precision()), !program.hasContractions(), spreading);
        this.contractions = new Contractions(numbers, arrays, names, vectors, spreading);
        program.arrays().stream()
                .filter(array -> array.role() instanceof LoopArray.Role.Part)
                .forEach(array -> spreading.noteRoom(arrays.name(array), array.size()));
    }

    /**
     * The source of a kernel class.
     *
     * @param program what it computes; packed, so that no method is too large
     * @param packageName the package
     * @param className the simple name of the class, an identifier
     * @return one compilation unit that Janino and javac accept
     */
    public static JavaSource emit(LoopProgram program, String packageName, String className) {
        return new JavaEmitter(program, packageName, className).emit();
    }

    private JavaSource emit() {
        ArgumentBinding binding = new ArgumentBinding(program, arrays, numbers, names);
        Literals literals = new Literals(program, arrays, numbers, names, className);
        List<MethodSpec> bodies =
                program.methods().stream().flatMap(this::methods).toList();
        List<MethodSpec> contractionMethods = contractions.methods();
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addJavadoc(
                        "$L\n",
                        SafeText.of("The kernel " + program.description().name() + "."))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Kernel.class);
        arrays.constants().forEach((name, value) -> type.addField(constant(name, value)));
        if (vectors.isUsed()) {
            type.addFields(vectors.fields());
        }
        if (spreading.isUsed()) {
            type.addSuperinterface(ParallelTask.class);
            type.addFields(spreading.fields());
        }
        type.addFields(literals.fields());
        type.addFields(binding.fields());
        type.addMethod(binding.run(call()));
        type.addMethods(bodies);
        type.addMethods(contractionMethods);
        type.addMethods(vectors.methods());
        if (spreading.isUsed()) {
            type.addMethods(spreading.methods());
        }
        type.addMethods(binding.methods());
        type.addMethods(literals.methods());
        type.addTypes(literals.classes());
        JavaFile.Builder file =
                JavaFile.builder(packageName, type.build()).indent("    ").skipJavaLangImports(true);
        StaticImports.add(program, file);
        vectors.addImports(file);
        String text = file.build().toString();
        return new JavaSource(packageName + "." + className, JavaLayout.withFieldsTogether(text));
    }

    private static FieldSpec constant(String name, int value) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", value)
                .build();
    }

    private CodeBlock call() {
        String entry = program.entry().name();
        return CodeBlock.of("$L($L)", methods.name(entry), needs.batch(entry) ? "batch" : "");
    }

    private Stream<MethodSpec> methods(LoopMethod method) {
        return method.task().map(task -> task(method, task)).orElseGet(() -> Stream.of(method(method)));
    }

    private Stream<MethodSpec> task(LoopMethod method, Task task) {
        String name = methods.name(method.name());
        String partName = names.variable(name + "Part");
        TaskMethods both = new TaskMethods(method, task, spreading, needs.batch(method.name()), vectors.lanes());
        JavaScope scope = JavaScope.ofMethod(names);
        MethodSpec.Builder part = both.part(partName, scope);
        writeBody(method, scope, part);
        return Stream.of(both.whole(name, partName, JavaScope.ofMethod(names)), part.build());
    }

    private MethodSpec method(LoopMethod method) {
        MethodSpec.Builder spec =
                MethodSpec.methodBuilder(methods.name(method.name())).addModifiers(Modifier.PRIVATE);
        JavaScope scope = JavaScope.ofMethod(names);
        if (needs.batch(method.name())) {
            spec.addParameter(TypeName.INT, "batch");
        }
        for (LoopIndex index : method.parameters()) {
            spec.addParameter(
                    ParameterSpec.builder(TypeName.INT, scope.declare(index)).build());
        }
        writeBody(method, scope, spec);
        return spec.build();
    }

    private void writeBody(LoopMethod method, JavaScope scope, MethodSpec.Builder spec) {
        spec.addCode(arrays.asLocals(needs.arrays(method, program.arrays()), numbers));
        JavaExpressions expressions = new JavaExpressions(numbers, arrays);
        JavaStatements statements =
                new JavaStatements(numbers, expressions, arrays, methods, contractions, vectors, needs::batch);
        statements.write(method.body(), scope);
        spec.addCode(statements.code());
    }
}
