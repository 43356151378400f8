/** Runs the lines of the table and writes what was found. */
package dev.nnm.benchmarks.report;
