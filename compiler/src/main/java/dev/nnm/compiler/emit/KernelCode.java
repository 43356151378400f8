package dev.nnm.compiler.emit;

/**
 * What the contractions of one kernel are written with.
 *
 * @param numbers the precision
 * @param arrays the names of arrays
 * @param expressions writes expressions
 * @param vectors the names of vectors
 * @param tiles the methods of tiles
 * @param dots the method of dot products
 * @param spreading the tasks of the kernel
 */
record KernelCode(
        JavaNumbers numbers,
        ArrayReferences arrays,
        JavaExpressions expressions,
        VectorApi vectors,
        TileMethods tiles,
        DotMethods dots,
        Spreading spreading) {

    /** The array that holds passing room for all parts. */
    String scratch() {
        return spreading.scratch();
    }
}
