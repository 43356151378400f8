/** How compile time and generated code grow with what is compiled. */
@NullMarked
package dev.nnm.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
