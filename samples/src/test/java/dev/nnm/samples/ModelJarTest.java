package dev.nnm.samples;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.loop.Target;
import dev.nnm.compiler.pack.ModelJar;
import dev.nnm.runtime.CompiledModel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's JAR alone, in JVMs that know nothing of the compiler. */
class ModelJarTest {

    private static final double[][] FLOWERS = {{5.1, 3.5, 1.4, 0.2}, {7.0, 3.2, 4.7, 1.4}, {6.3, 3.3, 6.0, 2.5}};

    @TempDir
    private static Path folder;

    private static Path jar;
    private static CompiledModel model;

    @BeforeAll
    static void packTheModel() throws IOException {
        // Java is started without the vector module below: only kernels without vectors have the same bits.
        NnmCompiler compiler = NnmCompiler.standard().withTarget(Target.SCALAR);
        Path file = Path.of("iris.nnm");
        CheckedModel checked = compiler.check(compiler.parse(SourceFiles.read(file)));
        model = compiler.load(checked).initialized(5);
        jar = folder.resolve("iris.jar");
        new ModelJar(compiler, checked, "model").write(jar, model.weights());
    }

    @Test
    void aJavaProgramUsesTheTypedClass() throws Exception {
        run("javac", "-cp", jar.toString(), "-d", folder.toString(), "jar/UseIris.java");
        for (double[] flower : FLOWERS) {
            List<String> command = new ArrayList<>(List.of("java", "-cp", jar + File.pathSeparator + folder));
            command.add("UseIris");
            for (double measure : flower) {
                command.add(Double.toString(measure));
            }
            assertThat(run(command.toArray(String[]::new)).strip()).isEqualTo(expected(flower));
        }
        assertThat(folder.resolve("model"))
                .as("compiled again from the source in the JAR")
                .doesNotExist();
    }

    @Test
    void programmersSeeNamesAndComments() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            Method species = loader.loadClass("model.Iris").getMethod("species", double[].class);
            assertThat(species.getParameters()[0].getName()).isEqualTo("x");
        }
        assertThat(entry("model/Iris.java"))
                .contains("The most probable {@code species} of one example.", "public String species(double[] x)");
    }

    @Test
    void theLicenceOfTheCsvLibraryIsInside() throws IOException {
        URL library = CsvReader.class.getProtectionDomain().getCodeSource().getLocation();
        String licence = entry(Path.of(library.getPath()), "META-INF/LICENSE");
        assertThat(licence).contains("Permission is hereby granted");
        assertThat(entry("META-INF/licenses/fastcsv.txt")).isEqualTo(licence);
    }

    @Test
    void itIsAModuleWhateverTheFileIsCalled() throws IOException {
        Path other = Files.copy(jar, folder.resolve("1 model.jar"));
        assertThat(ModuleFinder.of(other).findAll())
                .singleElement()
                .satisfies(module -> assertThat(module.descriptor().name()).isEqualTo("model.Iris"));
    }

    private static String entry(String name) throws IOException {
        return entry(jar, name);
    }

    private static String entry(Path file, String name) throws IOException {
        try (JarFile opened = new JarFile(file.toFile());
                InputStream content = opened.getInputStream(opened.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String expected(double[] flower) {
        Map<String, double[]> x = Map.of("x", flower);
        double[] p = model.evaluate(x).get("probability");
        return p[0] + "," + p[1] + "," + p[2] + "," + model.classOf(x);
    }

    @Test
    void itPredictsFromTheCommandLine() throws Exception {
        Path data = folder.resolve("flowers.csv");
        Files.writeString(data, "5.1,3.5,1.4,0.2\n7.0,3.2,4.7,1.4\n6.3,3.3,6.0,2.5\n");
        List<String> lines = run("java", "-jar", jar.toString(), "predict", data.toString())
                .lines()
                .toList();
        assertThat(lines.get(0))
                .isEqualTo("probability_Iris-setosa,probability_Iris-versicolor,probability_Iris-virginica,species");
        for (int i = 0; i < FLOWERS.length; i++) {
            assertThat(lines.get(i + 1)).isEqualTo(expected(FLOWERS[i]));
        }
    }

    @Test
    void aSecondJarOfTheSameModelHasTheSameBytes() throws IOException {
        NnmCompiler compiler = NnmCompiler.standard();
        CheckedModel checked = compiler.check(compiler.parse(SourceFiles.read(Path.of("iris.nnm"))));
        Path second = folder.resolve("second.jar");
        new ModelJar(compiler, checked, "model").write(second, model.weights());
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(jar));
    }

    /** Runs a tool of the JDK that runs this test; its standard output. */
    private static String run(String... command) throws Exception {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
