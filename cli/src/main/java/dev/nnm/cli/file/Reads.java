package dev.nnm.cli.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an argument that names a file which the command reads. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Reads {

    /** A model file: what it imports, and the data that it names, count as read too. */
    String MODEL = "the model";

    /** How messages call the file: {@code the data}. */
    String value();
}
