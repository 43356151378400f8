package dev.nnm.cli.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two outputs say the same. Words are to be equal; numbers may differ as they do between processors and
 * versions of Java: in rounding errors, and in times.
 */
final class Agreement {

    private static final double RELATIVE = 1e-3;
    /** What is smaller is a rounding error, or made of some, as are the errors of differences. */
    private static final double NOISE = 1e-7;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GAP = Pattern.compile("\\s{2,}");
    private static final Pattern TIME = Pattern.compile(".*time \\((µs|ms)\\)");
    private static final Pattern SECONDS = Pattern.compile("seconds {2,}.*");

    private Agreement() {}

    /** The first line that differs, for a message; nothing if there is none. */
    static Optional<String> difference(List<String> shown, List<String> now) {
        if (shown.size() != now.size()) {
            return Optional.of(shown.size() + " lines are shown, " + now.size() + " are printed");
        }
        List<String> one = withoutTimes(shown);
        List<String> other = withoutTimes(now);
        for (int i = 0; i < one.size(); i++) {
            if (!agree(one.get(i), other.get(i))) {
                return Optional.of("shown:   " + shown.get(i) + "\nprinted: " + now.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean agree(String shown, String now) {
        Matcher one = NUMBER.matcher(spaced(shown));
        Matcher other = NUMBER.matcher(spaced(now));
        while (one.find()) {
            if (!other.find() || !isClose(Double.parseDouble(one.group()), Double.parseDouble(other.group()))) {
                return false;
            }
        }
        return !other.find() && words(shown).equals(words(now));
    }

    private static boolean isClose(double one, double other) {
        double greater = Math.max(Math.abs(one), Math.abs(other));
        return greater < NOISE || Math.abs(one - other) <= RELATIVE * greater;
    }

    private static String words(String line) {
        return NUMBER.matcher(spaced(line)).replaceAll("#").replace("-#", "#");
    }

    /** Rules and columns are as wide as the widest number. */
    private static String spaced(String line) {
        return line.replaceAll("─+", "─").replaceAll("\\s+", " ").strip();
    }

    /** The lines without the columns of times, which stand at the right, and without the seconds of a training. */
    private static List<String> withoutTimes(List<String> lines) {
        List<String> kept = new ArrayList<>();
        int columns = 0;
        int times = 0;
        for (String line : lines) {
            String[] cells = GAP.split(line.strip());
            int found = (int) Arrays.stream(cells)
                    .filter(cell -> TIME.matcher(cell).matches())
                    .count();
            if (found > 0) {
                columns = cells.length;
                times = found;
            }
            boolean isTimed = times > 0 && cells.length == columns;
            times = line.isBlank() ? 0 : times;
            kept.add(
                    isTimed
                            ? String.join("  ", List.of(cells).subList(0, columns - times))
                            : SECONDS.matcher(line).replaceAll("seconds"));
        }
        return kept;
    }
}
