/** From Java source to classes and from classes to kernels, in memory. */
package dev.nnm.compiler.load;
