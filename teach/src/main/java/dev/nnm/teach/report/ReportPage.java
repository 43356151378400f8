package dev.nnm.teach.report;

import dev.nnm.teach.render.HtmlPage;
import dev.nnm.teach.render.HtmlRenderer;
import dev.nnm.teach.render.HtmlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report as one HTML page: the graph to step through, then what the commands show. */
public final class ReportPage {

    private ReportPage() {}

    /**
     * The page, which needs no other file and no network.
     *
     * @param digits the significant digits of numbers
     */
    public static String of(Report report, int digits) {
        String name = report.source().name();
        String title = report.graph().of() + " in "
                + name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
        StringBuilder body = new StringBuilder("<h1>" + HtmlText.escaped(title) + "</h1>\n");
        body.append(contents(report));
        body.append(SweepHtml.of(report, digits));
        for (int i = 0; i < report.documents().size(); i++) {
            body.append("<section id=\"part-").append(i).append("\">\n");
            body.append(HtmlRenderer.section(report.documents().get(i))).append("</section>\n");
        }
        body.append(omissions(report.omissions()));
        return HtmlPage.withSweep(title, body.toString());
    }

    private static String contents(Report report) {
        return IntStream.range(0, report.documents().size())
                .mapToObj(i -> "<li><a href=\"#part-" + i + "\">"
                        + HtmlText.escaped(report.documents().get(i).title()) + "</a></li>\n")
                .collect(Collectors.joining("", "<nav><ul>\n", "</ul></nav>\n"));
    }

    private static String omissions(List<Report.Omission> omissions) {
        return omissions.stream()
                .map(omission -> "<p><code>nnm " + HtmlText.escaped(omission.what()) + "</code> is left out: "
                        + HtmlText.escaped(omission.why()) + ".</p>\n")
                .collect(Collectors.joining());
    }
}
