package dev.nnm.cli.teaching;

import picocli.CommandLine.Option;

/** The option of commands that show numbers. */
final class DigitsOption {

    @Option(
            names = "--digits",
            paramLabel = "N",
            defaultValue = "6",
            description = "The significant digits of numbers in text, LaTeX and HTML; 0 for all. Default: 6.")
    int digits = 6;
}
