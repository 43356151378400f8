package dev.nnm.compiler;

import dev.nnm.compiler.cache.CompilationCache;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.Checker;
import dev.nnm.compiler.check.Definitions;
import dev.nnm.compiler.check.Library;
import dev.nnm.compiler.emit.JavaEmitter;
import dev.nnm.compiler.emit.JavaSource;
import dev.nnm.compiler.function.ModelFunctions;
import dev.nnm.compiler.function.Phase;
import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.load.CachingCompiler;
import dev.nnm.compiler.load.JaninoCompiler;
import dev.nnm.compiler.load.KernelLoader;
import dev.nnm.compiler.load.SourceCompiler;
import dev.nnm.compiler.loop.LoopProgram;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.loop.lower.Lowering;
import dev.nnm.compiler.loop.pack.Packing;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.compiler.syntax.ImportResolver;
import dev.nnm.compiler.syntax.NnmParser;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.weights.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The compiler: from a {@code .nnm} file to a model that runs. Each stage is a method, and a package of its own.
 *
 * <pre>{@code
 * CompiledModel model = NnmCompiler.standard().compile(Path.of("xor.nnm"));
 * }</pre>
 */
public final class NnmCompiler {

    /** The package of kernels that are compiled in memory. */
    private static final String PACKAGE = "nnm";

    private final Supplier<Library> library;
    private final @Nullable Precision precision;
    private final ImportResolver imports;
    private final Target target;
    private final SourceCompiler compiler;
    private final @Nullable CompilationCache cache;

    private NnmCompiler(
            Supplier<Library> library,
            @Nullable Precision precision,
            ImportResolver imports,
            Target target,
            SourceCompiler compiler,
            @Nullable CompilationCache cache) {
        this.library = library;
        this.precision = precision;
        this.imports = imports;
        this.target = target;
        this.compiler = compiler;
        this.cache = cache;
    }

    /**
     * A compiler with the standard library that takes the precision from the file. A file imports others by paths
     * relative to it; a program given as text imports nothing.
     */
    public static NnmCompiler standard() {
        return new NnmCompiler(
                new Once<>(Library::read),
                null,
                new ImportedFiles(),
                Target.ofThisMachine(),
                new JaninoCompiler(),
                null);
    }

    /** A compiler that uses a precision whatever the file says. */
    public NnmCompiler withPrecision(Precision chosen) {
        return new NnmCompiler(library, chosen, imports, target, compiler, cache);
    }

    /** A compiler that finds what programs import in its own way. */
    public NnmCompiler withImports(ImportResolver resolver) {
        return new NnmCompiler(library, precision, resolver, target, compiler, cache);
    }

    /**
     * A compiler that finds what programs import among texts.
     *
     * @param texts by their names, which are paths such as {@code layers.nnm} relative to the name of the program that
     *     imports
     */
    public NnmCompiler withImports(Map<String, String> texts) {
        return withImports(new ImportedTexts(texts));
    }

    /** A compiler of kernels that count on something else than this machine offers. */
    public NnmCompiler withTarget(Target chosen) {
        return new NnmCompiler(library, precision, imports, chosen, compiler, cache);
    }

    /** A compiler that finds in a cache what was compiled before. */
    public NnmCompiler withCache(CompilationCache chosen) {
        return new NnmCompiler(
                library, precision, imports, target, new CachingCompiler(new JaninoCompiler(), chosen), chosen);
    }

    /** The standard library. */
    public Library library() {
        return library.get();
    }

    // ---- the whole way

    /**
     * Compiles a file to a model in memory. Its weights are the initial ones for the seed of its {@code train} block.
     *
     * @throws dev.nnm.runtime.UserError if the file cannot be read or is not a right program
     */
    public CompiledModel compile(Path file) {
        return compile(SourceFiles.read(file));
    }

    /**
     * Compiles a program given as text.
     *
     * @param name the name by which messages call it
     * @throws dev.nnm.compiler.problem.CompileException if it is not a right program
     */
    public CompiledModel compile(String name, String text) {
        return compile(new SourceText(name, text));
    }

    private CompiledModel compile(SourceText source) {
        if (cache != null) {
            return new CachedCompilation(this, cache, precision + " " + target.vectorBits()).compile(source);
        }
        return load(check(parse(source)));
    }

    // ---- its stages

    /** Text to syntax tree, with those of the files that it imports. */
    public Program parse(SourceText source) {
        return NnmParser.parse(source, imports);
    }

    /** Syntax tree to graph: names, shapes and types are right from here on. */
    public CheckedModel check(Program program) {
        return Checker.check(program, library(), precision);
    }

    /** Syntax tree to a graph in which each definition has a node of its own, for drawing and counting. */
    public CheckedModel checkAsWritten(Program program) {
        return Checker.check(program, library(), precision, Definitions.KEPT_APART);
    }

    /** Graph to a graph of the same mathematics that neither overflows nor cancels where this can be seen. */
    public CheckedModel stabilise(CheckedModel model, Phase phase) {
        return phase.of(model);
    }

    /** Graph to the functions that a model needs, derivatives among them. */
    public List<GraphFunction> derive(CheckedModel model) {
        CheckedModel otherwise = stabilise(model, Phase.OTHERWISE);
        return ModelFunctions.of(otherwise, Phase.isLookedAt(model) ? stabilise(model, Phase.TRAINING) : otherwise);
    }

    /** A function to the same function with less to compute. */
    public GraphFunction simplify(GraphFunction function) {
        return function.withRoots(Simplifier.forKernels(function.graph(), function.roots()));
    }

    /** A function to loops over arrays, in methods of bounded size. */
    public LoopProgram lower(GraphFunction function, Precision kernelPrecision) {
        return Packing.pack(Lowering.lower(function, kernelPrecision, target));
    }

    /** Loops to Java. */
    public JavaSource emit(LoopProgram program, String packageName, String className) {
        return JavaEmitter.emit(program, packageName, className);
    }

    /** The name of the class that a function of a model becomes. */
    public String classNameOf(CheckedModel model, GraphFunction function) {
        return KernelNames.className(model.name(), function.name());
    }

    /** All stages from a function on to Java. */
    JavaSource source(GraphFunction function, String className, Precision kernelPrecision) {
        return emit(lower(simplify(function), kernelPrecision), PACKAGE, className);
    }

    /** Java to a kernel in memory, as often as it is asked for. */
    Supplier<Kernel> load(JavaSource source) {
        return KernelLoader.load(compiler.compile(List.of(source)), source.qualifiedName());
    }

    /** All stages from a function on: a kernel in memory, as often as it is asked for. */
    public Supplier<Kernel> kernel(GraphFunction function, String className, Precision kernelPrecision) {
        return load(source(function, className, kernelPrecision));
    }

    /** All functions of a model, compiled when first used. */
    public CompiledModel load(CheckedModel model) {
        var description = model.description();
        return new CompiledModel(description, new KernelsInMemory(this, model), Weights.initial(description));
    }
}
