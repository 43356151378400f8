package dev.nnm.cli;

import picocli.CommandLine.Option;

/** The options of every command. */
final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 100,
            description = "Print this help.")
    boolean help;

    // Read from the arguments before they are parsed, so that it holds for failures of parsing too.
    @Option(
            names = "--debug",
            order = 101,
            description = "Show the stack trace of an internal error (so does NNM_DEBUG=1).")
    boolean debug;
}
