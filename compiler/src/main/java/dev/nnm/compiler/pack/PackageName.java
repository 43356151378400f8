package dev.nnm.compiler.pack;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.nnm.runtime.UserError;
import java.lang.module.ModuleFinder;
import javax.lang.model.SourceVersion;

/**
 * The package of a model's classes: one that others do not have, as Java takes the classes of a package from one place.
 *
 * @param text the name
 */
record PackageName(String text) {

    /**
     * Checks the name.
     *
     * @throws UserError if Java takes no such name, or the package belongs to others
     */
    PackageName {
        if (!SourceVersion.isName(text)) {
            throw new UserError("\"" + text + "\" cannot be the name of a Java package");
        }
        refuse(text, isOfJava(text), "Java");
        refuse(text, isWithin(text, "dev.nnm"), "nnm");
        refuse(text, isWithin(text, fastCsv()), "FastCSV, which a model's JAR contains");
    }

    private static void refuse(String text, boolean taken, String owner) {
        if (taken) {
            throw new UserError("\"" + text + "\" cannot be the package of a model; it belongs to " + owner);
        }
    }

    /** Java loads no classes of programs in packages of its own. */
    private static boolean isOfJava(String text) {
        return isWithin(text, "java")
                || ModuleFinder.ofSystem().findAll().stream()
                        .anyMatch(module -> module.descriptor().packages().contains(text));
    }

    private static boolean isWithin(String text, String outer) {
        return (text + ".").startsWith(outer + ".");
    }

    private static String fastCsv() {
        String reader = CsvReader.class.getPackageName();
        return reader.substring(0, reader.lastIndexOf('.'));
    }
}
