package dev.nnm.compiler.pack;

import dev.nnm.runtime.file.FileReplacement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes JAR files whose bytes depend on their content only. */
final class JarFiles {

    /** How the names of sources end. */
    static final String SOURCE = ".java";

    private static final long DAY = 24 * 3_600_000L;

    /** The earliest time that a ZIP entry can have without an extension of the format, in any time zone. */
    private static final FileTime TIME_OF_SOURCES = FileTime.fromMillis(315_532_800_000L + DAY);

    /** Later, or else Java compilers that find both would compile the source again. */
    private static final FileTime TIME = FileTime.fromMillis(TIME_OF_SOURCES.toMillis() + DAY);

    private static final Attributes.Name MODULE_NAME = new Attributes.Name("Automatic-Module-Name");

    private JarFiles() {}

    /** Writes a file. On the module path its name is that of the main class, whatever the file is called. */
    static void write(Path file, String mainClass, Map<String, byte[]> entries) {
        FileReplacement.write(file, stream -> write(stream, mainClass, entries));
    }

    private static void write(OutputStream stream, String mainClass, Map<String, byte[]> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(MODULE_NAME, mainClass);
        try (JarOutputStream jar = new JarOutputStream(stream)) {
            begin(jar, JarFile.MANIFEST_NAME);
            manifest.write(jar);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                begin(jar, entry.getKey());
                jar.write(entry.getValue());
            }
        }
    }

    private static void begin(JarOutputStream jar, String name) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setLastModifiedTime(name.endsWith(SOURCE) ? TIME_OF_SOURCES : TIME);
        jar.putNextEntry(entry);
    }
}
