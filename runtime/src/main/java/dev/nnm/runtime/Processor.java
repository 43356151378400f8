package dev.nnm.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A processor as Linux describes it; of what is not known, the text is empty and the number 0.
 *
 * @param vendor its maker, such as {@code AuthenticAMD}
 * @param family the maker's number for processors of one design
 * @param model the maker's number within the family
 * @param name its name
 */
public record Processor(String vendor, int family, int model, String name) {

    private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

    private static final Processor UNKNOWN = new Processor("", 0, 0, "");

    private static final int ZEN_5 = 26;

    /** The processor of the running machine; one of which nothing is known where the system does not say it. */
    public static Processor ofThisMachine() {
        try (BufferedReader lines = Files.newBufferedReader(DESCRIPTION)) {
            return read(lines);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** Reads the first of the processors that are described, which ends with an empty line. */
    static Processor read(BufferedReader lines) throws IOException {
        Processor processor = UNKNOWN;
        String line = lines.readLine();
        while (line != null && !line.isBlank()) {
            processor = processor.with(line);
            line = lines.readLine();
        }
        return processor;
    }

    /** Such as {@code cpu family : 26}. */
    private Processor with(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return this;
        }
        String value = line.substring(colon + 1).strip();
        return switch (line.substring(0, colon).strip()) {
            case "vendor_id" -> new Processor(value, family, model, name);
            case "cpu family" -> new Processor(vendor, number(value), model, name);
            case "model" -> new Processor(vendor, family, number(value), name);
            case "model name" -> new Processor(vendor, family, model, value);
            default -> this;
        };
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Whether it is known to compute with 512 bits at once. Others that have such vectors compute with half of one at a
     * time, or run slower meanwhile, or were not measured.
     *
     * <p>Source: AMD, Software Optimization Guide for the Zen 5 Microarchitecture (58455): the path is 512 bits wide on
     * servers (models 00 to 1F, hexadecimal) and desktops (40 to 4F), and 256 on most of the other models.
     */
    boolean computesWith512Bits() {
        boolean wide = model < 0x20 || (model >= 0x40 && model < 0x50);
        return vendor.equals("AuthenticAMD") && family == ZEN_5 && wide;
    }
}
