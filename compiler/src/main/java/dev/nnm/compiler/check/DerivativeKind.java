package dev.nnm.compiler.check;

import dev.nnm.compiler.check.Callable.Formal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The functions that differentiate. */
enum DerivativeKind {
    /** The gradient of a single number. */
    GRAD("grad", false, true),
    /** The derivative in a direction: the Jacobian times a vector. */
    JVP("jvp", true, false),
    /** The transposed Jacobian times a vector. */
    VJP("vjp", true, false),
    /** All derivatives of all elements. */
    JACOBIAN("jacobian", false, false),
    /** All second derivatives of a single number. */
    HESSIAN("hessian", false, true),
    /** The Hessian times a vector. */
    HVP("hvp", true, true),
    /** The transposed Jacobian times the Jacobian times a vector. */
    GNVP("gnvp", true, false);

    private final String word;
    private final boolean takesVector;
    private final boolean ofSingleNumber;

    DerivativeKind(String word, boolean takesVector, boolean ofSingleNumber) {
        this.word = word;
        this.takesVector = takesVector;
        this.ofSingleNumber = ofSingleNumber;
    }

    /** Whether a name is that of one of them. */
    static boolean isWord(String name) {
        return Arrays.stream(values()).anyMatch(kind -> kind.word.equals(name));
    }

    /** As written in a program. */
    String word() {
        return word;
    }

    /** Whether there is a third argument: a vector to multiply with. */
    boolean takesVector() {
        return takesVector;
    }

    /** Whether only a single number can be differentiated in this way. */
    boolean isOfSingleNumber() {
        return ofSingleNumber;
    }

    List<Formal> formals() {
        List<Formal> formals = new ArrayList<>(List.of(new Formal("y", false), new Formal("x", !takesVector)));
        if (takesVector) {
            formals.add(new Formal("v", false));
        }
        return formals;
    }
}
