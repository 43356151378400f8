/** What a user would pick instead of generated kernels, each used as its documentation advises. */
package dev.nnm.benchmarks.comparison;
