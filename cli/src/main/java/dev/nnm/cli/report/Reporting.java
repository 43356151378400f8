package dev.nnm.cli.report;

import dev.nnm.cli.Output;

/** Prints reports in the form that the user asked for. */
public final class Reporting {

    private Reporting() {}

    /** Prints as one JSON document or as text. */
    public static void print(Report report, boolean asJson, Output output) {
        output.print(asJson ? Json.print(report.json()) : report.text());
    }
}
