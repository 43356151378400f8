package dev.nnm.teach.landscape;

/**
 * A place where the gradient is 0.
 *
 * @param kind what the Hessian's eigenvalues say
 * @param place where it is
 * @param value the value there
 * @param least the lesser eigenvalue
 * @param greatest the greater eigenvalue
 */
public record CriticalPoint(Kind kind, Place place, double value, double least, double greatest) {

    /** What a critical point is. */
    public enum Kind {
        /** Both eigenvalues are positive. */
        MINIMUM("minimum"),
        /** One is positive, one negative. */
        SADDLE("saddle"),
        /** Both are negative. */
        MAXIMUM("maximum"),
        /** One is 0, so that they do not decide. */
        DEGENERATE("degenerate point");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The kind in a word. */
        public String word() {
            return word;
        }
    }
}
