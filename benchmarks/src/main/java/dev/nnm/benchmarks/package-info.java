/** Measurements: the table of performance ({@code report}), and JMH benchmarks. */
package dev.nnm.benchmarks;
