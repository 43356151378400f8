package dev.nnm.teach.document;

import java.util.List;

/** A part of a document. All but paragraphs have a key, by which programs find them. */
public sealed interface Block
        permits Table, Block.Paragraph, Block.Heading, Block.Facts, Block.Equation, Block.Listing, Block.Figure {

    /**
     * Running text.
     *
     * @param text without markup
     */
    record Paragraph(String text) implements Block {}

    /**
     * The title of the parts that follow.
     *
     * @param text without markup
     */
    record Heading(String text) implements Block {}

    /**
     * Single values with their names.
     *
     * @param key its name for programs
     * @param facts the values, in their order
     */
    record Facts(String key, List<Fact> facts) implements Block {

        /** Copies the list. */
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A value with a name.
     *
     * @param key its name for programs
     * @param name its name for people
     * @param value the value
     */
    record Fact(String key, String name, Cell value) {}

    /**
     * A formula of its own.
     *
     * @param key its name for programs
     * @param text as text
     * @param latex as LaTeX, without delimiters
     */
    record Equation(String key, String text, String latex) implements Block {}

    /**
     * Program text.
     *
     * @param key its name for programs
     * @param caption what it is
     * @param language the language's name in lower case, for highlighters
     * @param text the lines
     */
    record Listing(String key, String caption, String language, String text) implements Block {}

    /**
     * A picture.
     *
     * @param key its name for programs, and part of its file's name
     * @param caption what it shows
     * @param picture the picture
     */
    record Figure(String key, String caption, Picture picture) implements Block {}
}
