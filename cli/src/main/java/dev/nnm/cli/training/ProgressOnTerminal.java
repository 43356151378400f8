package dev.nnm.cli.training;

import dev.nnm.cli.Output;
import dev.nnm.cli.report.NumberText;
import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.train.Scores;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that fills with the epochs, drawn over the same line of the terminal. */
final class ProgressOnTerminal implements Progress {

    private final Output output;
    private final ProgressBar bar;
    private boolean isClosed;

    ProgressOnTerminal(Output output, String model, int epochs) {
        this.output = output;
        this.bar = new ProgressBarBuilder()
                .setTaskName(model)
                .setInitialMax(epochs)
                .setUnit(" epochs", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                // One column less: a line as wide as the terminal wraps on some.
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, output.columns() - 1))
                .build();
    }

    // ESC [K clears the rest of the line, where a longer bar may have stood.
    private void draw(String line) {
        output.err().print("\r" + line + "\u001b[K");
        output.err().flush();
    }

    @Override
    public void show(EpochRecord epoch) {
        bar.setExtraMessage(message(epoch));
        bar.stepTo(epoch.epoch());
    }

    /** For instance {@code loss 0.0123 validation 0.0456 accuracy 0.97}, padded so that the bar keeps its length. */
    static String message(EpochRecord epoch) {
        StringBuilder text = new StringBuilder();
        append(text, "loss", epoch.trainingLoss());
        Scores validation = epoch.validation();
        if (validation != null) {
            append(text, "validation", validation.loss());
            validation.metrics().forEach((name, value) -> append(text, name, value));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, double value) {
        text.append(String.format(Locale.ROOT, " %s %-9s", name, NumberText.rounded(value)));
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            bar.close();
            output.err().println();
        }
    }
}
