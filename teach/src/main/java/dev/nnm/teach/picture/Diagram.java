package dev.nnm.teach.picture;

import java.util.List;

/**
 * Boxes with arrows between them, not laid out yet.
 *
 * @param boxes the boxes; arrows name them by their position in this list
 * @param arrows the arrows
 * @param frames the titles of frames around boxes; boxes name them by their position in this list
 */
public record Diagram(List<Box> boxes, List<Arrow> arrows, List<String> frames) {

    /** Not in any frame. */
    public static final int NO_FRAME = -1;

    /** Copies the lists. */
    public Diagram {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
        frames = List.copyOf(frames);
    }

    /** The same without frames. */
    Diagram withoutFrames() {
        List<Box> free = boxes.stream()
                .map(box -> new Box(box.role(), box.lines(), NO_FRAME))
                .toList();
        return new Diagram(free, arrows, List.of());
    }

    /** What a box stands for; each looks different, not by colour alone. */
    public enum Role {
        /** What is given for each example. */
        INPUT,
        /** What the example should give. */
        TARGET,
        /** What is learned. */
        PARAMETER,
        /** Something computed. */
        STEP,
        /** What is asked for. */
        RESULT;

        /** Whether its box has round ends. */
        boolean isRound() {
            return this == INPUT || this == TARGET;
        }
    }

    /** What a line of text says. */
    public enum Ink {
        /** A name, alone or with what it is defined by. */
        NAME,
        /** The rest of a definition. */
        FORMULA,
        /** A number that was computed. */
        VALUE,
        /** A local derivative. */
        DERIVATIVE,
        /** An adjoint, or a part of one. */
        ADJOINT
    }

    /**
     * A line of text.
     *
     * @param text without line breaks
     * @param ink what it says
     */
    public record Line(String text, Ink ink) {}

    /**
     * A box.
     *
     * @param role what it stands for
     * @param lines its text
     * @param frame the frame that it is in, or {@link #NO_FRAME}
     */
    public record Box(Role role, List<Line> lines, int frame) {

        /** Copies the list. */
        public Box {
            lines = List.copyOf(lines);
        }
    }

    /**
     * An arrow.
     *
     * @param from the box where it starts
     * @param to the box to which it points
     * @param lines its text
     */
    public record Arrow(int from, int to, List<Line> lines) {

        /** Copies the list. */
        public Arrow {
            lines = List.copyOf(lines);
        }
    }
}
