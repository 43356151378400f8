package dev.nnm.compiler.pack;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.nnm.runtime.Kernel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes that a compiled model links to, read from where the compiler itself has them. */
final class RuntimeClasses {

    private RuntimeClasses() {}

    /** The runtime and the library that it reads data with, by their names in a JAR. */
    static Map<String, byte[]> read() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        classes.putAll(read(Kernel.class, "dev/nnm/runtime"));
        classes.putAll(read(CsvReader.class, "de/siegmar/fastcsv"));
        return classes;
    }

    private static Map<String, byte[]> read(Class<?> member, String folder) throws IOException {
        Path location = location(member);
        if (Files.isDirectory(location)) {
            return read(location, folder);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return read(jar.getPath("/"), folder);
        }
    }

    private static Path location(Class<?> member) throws IOException {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("cannot find the classes of " + member.getPackageName(), e);
        }
    }

    private static Map<String, byte[]> read(Path root, String folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
            files = walk.filter(f -> f.toString().endsWith(".class")).toList();
        }
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path file : files) {
            classes.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
        return classes;
    }
}
