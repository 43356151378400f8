/** What is measured: our side of every comparison, and the data that both sides compute with. */
package dev.nnm.benchmarks.work;
