package dev.nnm.teach.render;

/** The frame of a page: style sheet and, where there is mathematics, the library that typesets it, all in one file. */
public final class HtmlPage {

    private HtmlPage() {}

    /**
     * A page.
     *
     * @param title for the window
     * @param body what stands in it
     * @param hasMathematics whether elements with an attribute {@code data-tex} are to be typeset
     */
    public static String of(String title, String body, boolean hasMathematics) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(HtmlText.escaped(title))
                .append("</title>\n<style>\n")
                .append(Resources.text("page.css"))
                .append("</style>\n");
        if (hasMathematics) {
            page.append("<style>").append(Katex.styleSheet()).append("</style>\n");
        }
        page.append("</head>\n<body>\n<main>\n").append(body).append("</main>\n");
        if (hasMathematics) {
            page.append("<script>")
                    .append(Katex.script())
                    .append("</script>\n<script>\n")
                    .append(Resources.text("mathematics.js"))
                    .append("</script>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }
}
