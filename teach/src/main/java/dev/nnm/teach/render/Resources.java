package dev.nnm.teach.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that come with the program. */
public final class Resources {

    private Resources() {}

    /** A text of this package's folder. */
    public static String text(String name) {
        return new String(bytes("/dev/nnm/teach/render/" + name), StandardCharsets.UTF_8);
    }

    /** A file by its absolute name on the class path. */
    static byte[] bytes(String absoluteName) {
        try (InputStream stream = Resources.class.getResourceAsStream(absoluteName)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + absoluteName);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
