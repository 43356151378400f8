package dev.nnm.runtime.weights;

import dev.nnm.runtime.Precision;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of an array in NumPy's {@code .npy} format (version 1.0 is written, 1 to 3 are read; NumPy enhancement
 * proposal 1): a magic string, the version, the length, and a Python dictionary in text.
 *
 * @param precision of the little-endian numbers that follow, row-major
 * @param shape the sizes; empty for a scalar
 */
record NpyHeader(Precision precision, List<Integer> shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final Pattern TEXT =
            Pattern.compile("\\{\\s*'descr':\\s*'(?<type>[^']*)',\\s*'fortran_order':\\s*(?<fortran>True|False),"
                    + "\\s*'shape':\\s*\\((?<shape>[0-9, ]*)\\),?\\s*\\}\\s*");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    void write(OutputStream out) throws IOException {
        String type = precision == Precision.FLOAT ? "<f4" : "<f8";
        String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String tuple = "(" + sizes + (shape.size() == 1 ? ",)" : ")");
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple + ", }";
        int before = MAGIC.length + 4;
        int padding = ALIGNMENT - 1 - (before + text.length()) % ALIGNMENT;
        byte[] padded = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(1);
        out.write(0);
        out.write(padded.length & 0xFF);
        out.write(padded.length >>> 8);
        out.write(padded);
    }

    /** Reads a header; throws {@link UnreadableArray} if it is none, or of an array that parameters cannot be. */
    static NpyHeader read(DataInputStream in) throws IOException {
        for (byte expected : MAGIC) {
            if (in.readByte() != expected) {
                throw new UnreadableArray("not an array in NumPy's format");
            }
        }
        int version = in.readUnsignedByte();
        in.readUnsignedByte();
        int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        if (version > 1) {
            length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
        }
        if (length < 0 || length > LONGEST_TEXT) {
            throw new UnreadableArray("not an array in NumPy's format");
        }
        byte[] text = new byte[length];
        in.readFully(text);
        return parse(new String(text, StandardCharsets.UTF_8));
    }

    private static NpyHeader parse(String text) throws UnreadableArray {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableArray("not an array of numbers");
        }
        List<Integer> shape = sizes(matcher.group("shape"));
        if (matcher.group("fortran").equals("True") && shape.size() > 1) {
            throw new UnreadableArray("an array in column-major order; numpy.ascontiguousarray makes it row-major");
        }
        return new NpyHeader(precision(matcher.group("type")), shape);
    }

    private static Precision precision(String type) throws UnreadableArray {
        return switch (type) {
            case "<f4" -> Precision.FLOAT;
            case "<f8" -> Precision.DOUBLE;
            default ->
                throw new UnreadableArray(
                        "an array of the type " + type + "; it must be float32 or float64, little-endian");
        };
    }

    private static List<Integer> sizes(String tuple) throws UnreadableArray {
        List<Integer> sizes = new ArrayList<>();
        for (String size : tuple.split("[, ]+", -1)) {
            if (!size.isEmpty()) {
                try {
                    sizes.add(Integer.valueOf(size));
                } catch (NumberFormatException e) {
                    throw new UnreadableArray("too large an array");
                }
            }
        }
        return sizes;
    }
}
