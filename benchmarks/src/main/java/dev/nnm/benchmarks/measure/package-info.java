/** Measuring: two works in turns, allocation, time. Knows nothing of what is measured. */
package dev.nnm.benchmarks.measure;
