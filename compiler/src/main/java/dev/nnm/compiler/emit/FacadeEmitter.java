package dev.nnm.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.KernelDescription;
import dev.nnm.runtime.KernelFactory;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.command.ModelCommand;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsResource;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the class by which a Java program uses a model from its JAR: a method for each output, with the inputs as
 * typed arguments.
 */
public final class FacadeEmitter {

    /** The nested class that makes kernels; as it is in scope, no class beside may be called so. */
    static final String KERNELS = "Kernels";

    private static final int PARAMETERS_IN_A_METHOD = 50;

    /** Methods that an output's cannot be called like: those of the class itself and of every object. */
    private static final Set<String> OTHER_METHODS = Stream.concat(
                    Stream.of("model", "load", "main", "inputs", "initial", "description"),
                    Arrays.stream(Object.class.getDeclaredMethods()).map(Method::getName))
            .collect(Collectors.toUnmodifiableSet());

    private static final TypeName NUMBERS = TypeName.get(double[].class);
    private static final ParameterizedTypeName INPUTS =
            ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), NUMBERS);

    private final ModelDescription model;
    private final ClassName className;
    private final List<KernelClasses> kernels;
    private final Set<String> methodNames = new HashSet<>(OTHER_METHODS);

    private FacadeEmitter(ModelDescription model, ClassName className, List<KernelClasses> kernels) {
        this.model = model;
        this.className = className;
        this.kernels = kernels;
    }

    /**
     * Writes the class.
     *
     * @param model what the model is
     * @param packageName the package of the class and of the kernels
     * @param className the class's name; its weights are the resource of that name, ending in {@code .weights.npz}
     * @param kernels the classes of the kernels, in the same package
     */
    public static JavaSource emit(
            ModelDescription model, String packageName, String className, List<KernelClasses> kernels) {
        ClassName facade = ClassName.get(packageName, className);
        TypeSpec type = new FacadeEmitter(model, facade, List.copyOf(kernels)).type();
        JavaFile file = JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
        return new JavaSource(facade.canonicalName(), file.toString());
    }

    private TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addJavadoc("The model $L. Instances are immutable and may be shared between threads.\n", model.name())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(CompiledModel.class, "model", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(load())
                .addMethod(loadFrom())
                .addMethod(model());
        for (Variable output : model.outputs()) {
            type.addMethod(output(output));
        }
        model.classOutput()
                .ifPresent(
                        output -> type.addMethod(prediction(model.classTarget().orElseThrow(), output)));
        return type.addMethod(inputs())
                .addMethod(main())
                .addMethod(initial())
                .addMethod(description())
                .addMethods(parameters())
                .addType(kernelFactory())
                .build();
    }

    // ---- what users call

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(CompiledModel.class, "model")
                .addStatement("this.model = model")
                .build();
    }

    private MethodSpec load() {
        return MethodSpec.methodBuilder("load")
                .addJavadoc("The model with the weights it was packed with.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className)
                .addStatement(
                        "$T weights = $T.read($T.class, $S, description())",
                        Weights.class,
                        WeightsResource.class,
                        className,
                        className.simpleName() + ".weights.npz")
                .addStatement("return new $T(initial().withWeights(weights))", className)
                .build();
    }

    private MethodSpec loadFrom() {
        return MethodSpec.methodBuilder("load")
                .addJavadoc("The model with the weights of a file, such as {@code nnm train} writes.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Path.class, "weights")
                .returns(className)
                .addStatement("return new $T(initial().load(weights))", className)
                .build();
    }

    private MethodSpec model() {
        return MethodSpec.methodBuilder("model")
                .addJavadoc("The model as the runtime sees it: batches, gradients, training.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(CompiledModel.class)
                .addStatement("return model")
                .build();
    }

    private MethodSpec output(Variable output) {
        boolean scalar = output.shape().isEmpty();
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName(output.name()))
                .addJavadoc("The output {@code $L}$L of one example.\n", output.name(), shape(output))
                .addModifiers(Modifier.PUBLIC)
                .returns(scalar ? TypeName.DOUBLE : NUMBERS)
                .addParameters(inputParameters());
        CodeBlock value = CodeBlock.of("model.evaluate(inputs($L)).get($S)", inputNames(), output.name());
        return method.addStatement(scalar ? "return $L[0]" : "return $L", value).build();
    }

    private MethodSpec prediction(Variable target, Variable classOutput) {
        return MethodSpec.methodBuilder(methodName(target.name()))
                .addJavadoc("""
                        The most probable {@code $L} of one example.

                        @throws IllegalStateException if an element of {@code $L} is NaN
                        """, target.name(), classOutput.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addParameters(inputParameters())
                .addStatement("return model.classOf(inputs($L))", inputNames())
                .build();
    }

    private static String shape(Variable variable) {
        return variable.shape().isEmpty() ? "" : variable.shape().toString();
    }

    private String methodName(String name) {
        String base = JavaNames.identifier(name);
        String free = base;
        for (int number = 2; !methodNames.add(free); number++) {
            free = base + number;
        }
        return free;
    }

    private List<ParameterSpec> inputParameters() {
        List<ParameterSpec> parameters = new ArrayList<>();
        List<String> names =
                JavaNames.distinct(model.inputs().stream().map(Variable::name).toList());
        for (int i = 0; i < names.size(); i++) {
            parameters.add(ParameterSpec.builder(typeOf(model.inputs().get(i)), names.get(i))
                    .build());
        }
        return parameters;
    }

    private static TypeName typeOf(Variable input) {
        Class<?> element = input.isClass() ? String.class : double.class;
        return TypeName.get(input.shape().isEmpty() ? element : element.arrayType());
    }

    private CodeBlock inputNames() {
        return CodeBlock.join(
                inputParameters().stream()
                        .map(p -> CodeBlock.of("$N", p.name()))
                        .toList(),
                ", ");
    }

    private MethodSpec inputs() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("inputs")
                .addModifiers(Modifier.PRIVATE)
                .returns(INPUTS)
                .addParameters(inputParameters())
                .addStatement("$T inputs$$ = new $T<$T, double[]>()", INPUTS, LinkedHashMap.class, String.class);
        List<ParameterSpec> parameters = inputParameters();
        for (int i = 0; i < parameters.size(); i++) {
            Variable input = model.inputs().get(i);
            CodeBlock given = CodeBlock.of("$N", parameters.get(i).name());
            method.addStatement("inputs$$.put($S, $L)", input.name(), elements(input, given));
        }
        return method.addStatement("return inputs$$").build();
    }

    private static CodeBlock elements(Variable input, CodeBlock given) {
        if (input.isClass()) {
            return CodeBlock.of("this.model.description().input($S).indicesOf($L)", input.name(), given);
        }
        return input.shape().isEmpty() ? CodeBlock.of("new double[] {$L}", given) : given;
    }

    private MethodSpec main() {
        return MethodSpec.methodBuilder("main")
                .addJavadoc("The command line of the model's JAR.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String[].class, "arguments")
                .addStatement(
                        "$T.exit($T.run(load().model, arguments, $T.out, $T.err))",
                        System.class,
                        ModelCommand.class,
                        System.class,
                        System.class)
                .build();
    }

    // ---- how the model is put together

    private MethodSpec initial() {
        return MethodSpec.methodBuilder("initial")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(CompiledModel.class)
                .addStatement("$T description = description()", ModelDescription.class)
                .addStatement(
                        "return new $T(description, new $L(), $T.initial(description, 0))",
                        CompiledModel.class,
                        KERNELS,
                        Weights.class)
                .build();
    }

    /** The description apart from the parameters, of which there may be too many for one method. */
    private MethodSpec description() {
        return MethodSpec.methodBuilder("description")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ModelDescription.class)
                .addStatement(
                        "$T<$T> parameters = new $T<$T>()",
                        List.class,
                        Parameter.class,
                        ArrayList.class,
                        Parameter.class)
                .addCode(addParameters())
                .addStatement(
                        "return new $T($L, $L, $L, $L, $L, parameters, $L, $L, $L, $L)",
                        ModelDescription.class,
                        ValueCode.of(model.name()),
                        ValueCode.of(model.sourceName()),
                        ValueCode.of(model.precision()),
                        ValueCode.of(model.inputs()),
                        ValueCode.of(model.targets()),
                        ValueCode.of(model.outputs()),
                        ValueCode.of(model.metrics()),
                        ValueCode.of(model.hasLoss()),
                        ValueCode.of(model.training()))
                .build();
    }

    private CodeBlock addParameters() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int chunk = 0; chunk < chunks(); chunk++) {
            code.addStatement("addParameters$L(parameters)", chunk);
        }
        return code.build();
    }

    private int chunks() {
        return (model.parameters().size() + PARAMETERS_IN_A_METHOD - 1) / PARAMETERS_IN_A_METHOD;
    }

    private List<MethodSpec> parameters() {
        List<MethodSpec> methods = new ArrayList<>();
        for (int chunk = 0; chunk < chunks(); chunk++) {
            int start = chunk * PARAMETERS_IN_A_METHOD;
            int end =
                    Math.min(start + PARAMETERS_IN_A_METHOD, model.parameters().size());
            MethodSpec.Builder method = MethodSpec.methodBuilder("addParameters" + chunk)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(ParameterizedTypeName.get(List.class, Parameter.class), "parameters");
            for (Parameter parameter : model.parameters().subList(start, end)) {
                method.addStatement("parameters.add($L)", ValueCode.of(parameter));
            }
            methods.add(method.build());
        }
        return methods;
    }

    private TypeSpec kernelFactory() {
        MethodSpec.Builder create = MethodSpec.methodBuilder("create")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(String.class, "name")
                .returns(Kernel.class);
        for (KernelClasses classes : kernels) {
            create.beginControlFlow("if (name.equals($S))", classes.kernel().name())
                    .addStatement("return $L", classes.instance(className.packageName()))
                    .endControlFlow();
        }
        create.addStatement("throw new $T($S + name)", IllegalArgumentException.class, "there is no kernel ");
        return TypeSpec.classBuilder(KERNELS)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(KernelFactory.class)
                .addMethod(MethodSpec.methodBuilder("descriptions")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(List.class, KernelDescription.class))
                        .addStatement(
                                "return $L",
                                ValueCode.of(kernels.stream()
                                        .map(KernelClasses::kernel)
                                        .toList()))
                        .build())
                .addMethod(create.build())
                .addMethod(MethodSpec.methodBuilder("gainsFromVectors")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(boolean.class)
                        .addStatement(
                                "return $L",
                                kernels.stream()
                                        .anyMatch(classes ->
                                                !classes.withVectors().isEmpty()))
                        .build())
                .build();
    }
}
