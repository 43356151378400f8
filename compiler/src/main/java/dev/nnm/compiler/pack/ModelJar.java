package dev.nnm.compiler.pack;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.emit.FacadeEmitter;
import dev.nnm.compiler.emit.JavaNames;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.emit.KernelClasses;
import dev.nnm.compiler.emit.KernelClasses.WithVectors;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.JavacCompiler;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Target;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs a model in a JAR that runs alone: its kernels, the class by which Java programs use it and this class's source,
 * its weights, and the runtime.
 */
public final class ModelJar {

    /** Where there are no vectors, or Java is started without their module, none are used. */
    private static final List<Target> VECTORS = List.of(Target.LONG, Target.MIDDLE);

    private static final String WITH_VECTORS = "WithVectors";

    private final NnmCompiler compiler;
    private final CheckedModel model;
    private final String packageName;
    private final String simpleName;

    /**
     * Prepares to pack a model.
     *
     * @param packageName the package of its classes
     * @throws UserError if this is not the name of a package, or that of another's package
     */
    public ModelJar(NnmCompiler compiler, CheckedModel model, String packageName) {
        this.compiler = compiler;
        this.model = model;
        this.packageName = new PackageName(packageName).text();
        this.simpleName = JavaNames.ofPackage().className(model.name());
    }

    /** The name of the class by which Java programs use the model. */
    public String className() {
        return packageName + "." + simpleName;
    }

    /** The Java source of all classes of the model. */
    public List<JavaSource> sources() {
        List<JavaSource> sources = new ArrayList<>();
        JavaNames names = JavaNames.ofPackage();
        names.className(simpleName);
        List<KernelClasses> kernels = new ArrayList<>();
        for (GraphFunction function : compiler.derive(model)) {
            String className = names.className(compiler.classNameOf(model, function));
            GraphFunction simplified = compiler.simplify(function);
            JavaSource anywhere = source(lowered(Target.SCALAR, simplified), className);
            sources.add(anywhere);
            List<WithVectors> withVectors = new ArrayList<>();
            for (Target target : VECTORS) {
                LoopProgram loops = lowered(target, simplified);
                if (!source(loops, className).equals(anywhere)) {
                    String name = names.className(className + WITH_VECTORS + target.vectorBits());
                    sources.add(source(loops, name));
                    withVectors.add(new WithVectors(target, name));
                }
            }
            kernels.add(new KernelClasses(function.description(), className, withVectors));
        }
        sources.add(FacadeEmitter.emit(model.description(), packageName, simpleName, kernels));
        return sources;
    }

    private LoopProgram lowered(Target target, GraphFunction function) {
        return compiler.withTarget(target).lower(function, model.precision());
    }

    private JavaSource source(LoopProgram loops, String className) {
        return compiler.emit(loops, packageName, className);
    }

    /**
     * Writes the JAR, beside and then moved into place.
     *
     * @param weights the weights that it starts with
     * @throws UserError if it cannot be written
     */
    public void write(Path file, Weights weights) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        List<JavaSource> sources = sources();
        new JavacCompiler().compile(sources).forEach((name, bytes) -> entries.put(path(name) + ".class", bytes));
        sources.stream()
                .filter(source -> source.qualifiedName().equals(className()))
                .forEach(facade -> entries.put(
                        path(className()) + JarFiles.SOURCE, facade.text().getBytes(StandardCharsets.UTF_8)));
        try {
            entries.put(path(className()) + ".weights.npz", bytes(weights));
            entries.putAll(RuntimeFiles.read());
        } catch (IOException e) {
            throw new UserError("cannot pack " + model.name() + ": " + e.getMessage());
        }
        JarFiles.write(file, className(), entries);
    }

    private static String path(String className) {
        return className.replace('.', '/');
    }

    private byte[] bytes(Weights weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WeightsFile.write(bytes, model.description(), weights);
        return bytes.toByteArray();
    }
}
