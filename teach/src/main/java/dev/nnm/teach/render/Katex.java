package dev.nnm.teach.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The library KaTeX, which typesets mathematics in a browser, in a form that needs no other file. */
final class Katex {

    private static final String FOLDER = "/META-INF/resources/webjars/katex/0.16.4/dist/";
    private static final Pattern SOURCES = Pattern.compile("src:url\\((fonts/[^)]+\\.woff2)\\)[^;}]*");

    private Katex() {}

    static String script() {
        return text("katex.min.js");
    }

    /** The style sheet with its fonts in it. */
    static String styleSheet() {
        Matcher matcher = SOURCES.matcher(text("katex.min.css"));
        StringBuilder sheet = new StringBuilder();
        while (matcher.find()) {
            String font = Base64.getEncoder().encodeToString(Resources.bytes(FOLDER + matcher.group(1)));
            matcher.appendReplacement(
                    sheet, "src:url(data:font/woff2;base64," + Matcher.quoteReplacement(font) + ") format(\"woff2\")");
        }
        return matcher.appendTail(sheet).toString();
    }

    private static String text(String name) {
        return new String(Resources.bytes(FOLDER + name), StandardCharsets.UTF_8);
    }
}
