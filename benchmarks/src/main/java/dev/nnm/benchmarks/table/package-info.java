/** The table of performance: its lines, and what each must reach. */
package dev.nnm.benchmarks.table;
