package dev.nnm.teach.render;

/** Text as HTML. */
public final class HtmlText {

    private HtmlText() {}

    /** The text with the characters that have a meaning in HTML, in attributes too, written as entities. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
