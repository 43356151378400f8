package dev.nnm.teach.document;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command shows, in reading order.
 *
 * @param title what it is about
 * @param blocks its parts
 */
public record Document(String title, List<Block> blocks) {

    /** Copies the list. */
    public Document {
        blocks = List.copyOf(blocks);
    }

    /** A document of these parts. */
    public static Document of(String title, Block... blocks) {
        return new Document(title, List.of(blocks));
    }

    /** This document with another part at its end. */
    public Document with(Block block) {
        List<Block> longer = new ArrayList<>(blocks);
        longer.add(block);
        return new Document(title, longer);
    }

    /** The parts of one kind, in their order. */
    public <B extends Block> List<B> blocks(Class<B> kind) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
