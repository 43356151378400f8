package dev.nnm.teach.picture;

import java.awt.Color;
import java.util.List;

/** Colours that people with any kind of colour vision tell apart: those of Okabe and Ito (2008). */
public final class Palette {

    /** Black, for text and lines. */
    public static final Color BLACK = new Color(0x000000);

    /** Grey, for what is in the background. */
    public static final Color GREY = new Color(0x767676);

    /** Orange. */
    public static final Color ORANGE = new Color(0xE69F00);

    /** Sky blue. */
    public static final Color SKY_BLUE = new Color(0x56B4E9);

    /** Bluish green. */
    public static final Color GREEN = new Color(0x009E73);

    /** Bluish green, dark enough for text. */
    public static final Color DARK_GREEN = new Color(0x006B4F);

    /** Blue. */
    public static final Color BLUE = new Color(0x0072B2);

    /** Vermilion. */
    public static final Color VERMILION = new Color(0xD55E00);

    /** Vermilion, dark enough for text. */
    public static final Color DARK_VERMILION = new Color(0xB34700);

    /** Reddish purple. */
    public static final Color PURPLE = new Color(0xCC79A7);

    /** The colours of series, the best told apart first. */
    public static final List<Color> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY_BLUE, BLACK);

    private Palette() {}
}
