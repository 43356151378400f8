package dev.nnm.cli.report;

import com.google.gson.JsonObject;

/** What a command found out. */
public interface Report {

    /** For people. */
    String text();

    /** For programs: the same, as one document. */
    JsonObject json();
}
