package dev.nnm.benchmarks;

/** The models that are measured, written as a user would. */
final class Models {

    /** Two inputs, two hidden layers of eight, one output. */
    static final String SMALL = """
            precision float
            input  x[2]
            target t
            hidden = dense(dense(x, 8, tanh), 8, tanh)
            output y = sum(dense(hidden, 1))
            loss   (y - t)^2
            """;

    /** The digits of 8 by 8 pixels. */
    static final String DIGITS = """
            precision float
            input  x[64]
            target digit : class("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
            logits = dense(dense(x, 64, relu), 10)
            output probability = softmax(logits)
            loss   cross_entropy(logits, digit)
            """;

    private Models() {}

    static String text(String name) {
        return name.equals("small") ? SMALL : DIGITS;
    }

    /** One long expression of that many steps. */
    static String chain(int steps) {
        StringBuilder text = new StringBuilder("input x\na0 = x\n");
        for (int i = 1; i <= steps; i++) {
            text.append("a%d = sin(a%d) * 0.5 + x\n".formatted(i, i - 1));
        }
        return text.append("output y = a%d\n".formatted(steps)).toString();
    }
}
