package dev.nnm.teach.swell;

import dev.nnm.compiler.Formula;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Sizes of a function and its derivatives.
 *
 * @param of the function
 * @param by the variable
 * @param parameter the constant that is varied; empty if there is none
 * @param rows one for each value of the constant
 */
public record Swell(String of, String by, Optional<String> parameter, List<Row> rows) {

    /** Copies the list. */
    public Swell {
        rows = List.copyOf(rows);
    }

    /**
     * Sizes, in operations. That of a formula counts a shared part each time that it is written.
     *
     * @param parameter the constant's value; 0 if there is none
     * @param function of the function as a formula
     * @param functionGraph of the function as a graph, shared parts once
     * @param derivative of the derivative as the rules give it
     * @param simplified of the derivative as a formula, simplified
     * @param shared of the simplified derivative, common subexpressions once
     * @param forward of the graph of value and derivative in forward mode
     * @param reverse of the graph of value and derivative in reverse mode
     * @param formula the simplified derivative, if it is short
     */
    public record Row(
            int parameter,
            BigInteger function,
            long functionGraph,
            BigInteger derivative,
            BigInteger simplified,
            long shared,
            long forward,
            long reverse,
            Optional<Formula> formula) {}
}
