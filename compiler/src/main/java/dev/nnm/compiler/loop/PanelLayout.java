package dev.nnm.compiler.loop;

/** How the panels of the right factor of a contraction lie where tiles read them. */
public enum PanelLayout {
    /** As in the factor: the columns of a panel are neighbours there, too. */
    IN_PLACE,
    /** Copied, so that what tiles read comes in the order of memory. */
    COPIED
}
