package dev.nnm.teach.document;

import java.awt.Graphics2D;

/** Something drawn, of a fixed size. */
public interface Picture {

    /** The width in pixels at scale 1. */
    int width();

    /** The height in pixels at scale 1. */
    int height();

    /** Draws it, with the upper left corner at the origin. */
    void paint(Graphics2D graphics);
}
