package dev.nnm.teach.render;

import java.util.List;

/** The frame of a page: style sheet and, where there is mathematics, the library that typesets it, all in one file. */
public final class HtmlPage {

    private static final String PAGE = Resources.text("page.css");

    private HtmlPage() {}

    /**
     * A page.
     *
     * @param title for the window
     * @param body what stands in it
     * @param hasMathematics whether elements with an attribute {@code data-tex} are to be typeset
     */
    public static String of(String title, String body, boolean hasMathematics) {
        return page(
                title,
                body,
                hasMathematics ? List.of(PAGE, Katex.styleSheet()) : List.of(PAGE),
                hasMathematics ? List.of(Katex.script(), Resources.text("mathematics.js")) : List.of());
    }

    /**
     * A page with mathematics, and a graph to step through.
     *
     * @param title for the window
     * @param body what stands in it; the graph and what belongs to it is an element with the id {@code sweep}
     */
    public static String withSweep(String title, String body) {
        return page(
                title,
                body,
                List.of(PAGE, Katex.styleSheet(), Resources.text("sweep.css")),
                List.of(Katex.script(), Resources.text("mathematics.js"), Resources.text("sweep.js")));
    }

    private static String page(String title, String body, List<String> styles, List<String> scripts) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(HtmlText.escaped(title))
                .append("</title>\n");
        styles.forEach(style -> page.append("<style>\n").append(style).append("</style>\n"));
        page.append("</head>\n<body>\n<main>\n").append(body).append("</main>\n");
        scripts.forEach(script -> page.append("<script>\n").append(script).append("</script>\n"));
        return page.append("</body>\n</html>\n").toString();
    }
}
