package dev.nnm.compiler.emit;

import java.util.ArrayList;
import java.util.List;

/** Takes out the blank lines that JavaPoet puts between fields. */
final class JavaLayout {

    private static final String MEMBER = "    private ";

    private JavaLayout() {}

    /** The same source with fields of one kind in lines without gaps. */
    static String withFieldsTogether(String source) {
        List<String> lines = new ArrayList<>();
        String[] all = source.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            boolean between =
                    i > 0 && i + 1 < all.length && all[i].isEmpty() && isField(all[i - 1]) && isField(all[i + 1]);
            if (!between || isStatic(all[i - 1]) != isStatic(all[i + 1])) {
                lines.add(all[i]);
            }
        }
        return String.join("\n", lines);
    }

    private static boolean isField(String line) {
        return line.startsWith(MEMBER) && line.endsWith(";");
    }

    private static boolean isStatic(String line) {
        return line.startsWith(MEMBER + "static");
    }
}
