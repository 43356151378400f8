package dev.nnm.cli.command;

import dev.nnm.cli.Output;
import dev.nnm.cli.report.Report;
import dev.nnm.cli.report.Reporting;
import picocli.CommandLine.Option;

/** The option of every command that reports. */
final class ReportOptions {

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    boolean json;

    /** Prints a report that has no text. */
    void printIfJson(Report report, Output output) {
        if (json) {
            print(report, output);
        }
    }

    void print(Report report, Output output) {
        Reporting.print(report, json, output);
    }
}
