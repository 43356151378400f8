package dev.nnm.teach.explain;

/** Cuts what computes out of a generated class. */
final class GeneratedJava {

    private static final String START = "    private void compute(";
    private static final String END = "\n    }";

    private GeneratedJava() {}

    /** The method that computes, or the whole class if it has none of its own. */
    static String computation(String source) {
        int start = source.indexOf(START);
        int end = source.indexOf(END, start);
        return start < 0 || end < 0
                ? source
                : source.substring(start, end + END.length()).stripIndent();
    }
}
