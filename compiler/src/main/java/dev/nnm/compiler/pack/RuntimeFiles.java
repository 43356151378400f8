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

/** The classes that a compiled model links to, and their licences, read from where the compiler itself has them. */
final class RuntimeFiles {

    private static final String CLASS = ".class";

    private RuntimeFiles() {}

    /** The runtime and the library that it reads data with, with its licence, by their names in a JAR. */
    static Map<String, byte[]> read() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.putAll(read(Kernel.class, "dev/nnm/runtime", CLASS));
        files.putAll(read(Kernel.class, "META-INF/licenses", "fastcsv.txt"));
        files.putAll(read(CsvReader.class, "de/siegmar/fastcsv", CLASS));
        return files;
    }

    private static Map<String, byte[]> read(Class<?> member, String folder, String ending) throws IOException {
        Path location = location(member);
        if (Files.isDirectory(location)) {
            return read(location, folder, ending);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return read(jar.getPath("/"), folder, ending);
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

    private static Map<String, byte[]> read(Path root, String folder, String ending) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
            found = walk.filter(f -> f.toString().endsWith(ending)).toList();
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : found) {
            files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
        return files;
    }
}
