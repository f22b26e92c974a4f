package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.report.BarChart;
import io.github.qptv2.report.Html;
import io.github.qptv2.report.HtmlPage;

/**
 * A manifest as a page for people: how many images each rule dropped, histograms, leaks, samples. One file that needs
 * nothing else.
 */
public final class CurationReport {

    private final CurationFigures figures;
    private final ManifestHeader header;
    private final List<Path> pools;

    private CurationReport(CurationFigures figures, ManifestHeader header, List<Path> pools) {
        this.figures = figures;
        this.header = header;
        this.pools = pools;
    }

    /** Reads a manifest and the few images that are shown, and writes the page. */
    public static void write(Path manifest, Path page) throws IOException {
        ManifestHeader header;
        try (var lines = Manifest.open(manifest)) {
            header = lines.header();
        }
        List<Path> pools = header.pools().stream()
                .map(manifest.toAbsolutePath()::resolveSibling)
                .toList();
        HtmlPage.write(page, "Curation report", new CurationReport(CurationFigures.of(manifest), header, pools).html());
    }

    private String html() {
        var body = new StringBuilder();
        summary(body);
        body.append(
                        "<h2>Distributions</h2><p class='legend'><i class='kept'></i>kept <i class='dropped'></i>dropped</p>")
                .append("<div class='charts'>");
        figures.histograms().forEach(histogram -> body.append(BarChart.of(histogram)));
        body.append("</div>");
        leaks(body);
        errors(body);
        galleries(body);
        body.append("<h2>Configuration</h2><pre>")
                .append(Html.escaped(header.config()))
                .append("</pre>");
        return body.toString();
    }

    private void summary(StringBuilder body) {
        long kept = count(CurationDecision.KEPT);
        body.append(text(
                "<p class='lead'><b>%,d</b> of <b>%,d</b> images kept (%.1f %%). Foreground: %,d from masks, the rest"
                        + " estimated by saliency.</p>",
                kept, figures.total(), 100.0 * kept / Math.max(1, figures.total()), figures.masks()));
        body.append("<p>Pools: ").append(codes(header.pools())).append("<br>Excluded: ");
        body.append(header.excluded().isEmpty() ? "nothing" : codes(header.excluded()))
                .append("</p>");
        body.append(
                "<h2>Decisions</h2><table><tr><th>Rule<th class='n'>Images<th class='n'>Share<th class='wide'></tr>");
        figures.galleries().forEach((rule, gallery) -> {
            double share = 100.0 * gallery.count() / figures.total();
            body.append(text(
                    "<tr><td>%s<td class='n'>%,d<td class='n'>%.1f %%<td><span class='bar %s' style='width:%.1f%%'></span>",
                    rule, gallery.count(), share, rule.equals(CurationDecision.KEPT) ? "kept" : "dropped", share));
        });
        body.append("</table>");
    }

    private long count(String rule) {
        ThumbnailSample gallery = figures.galleries().get(rule);
        return gallery == null ? 0 : gallery.count();
    }

    private static String codes(List<String> texts) {
        return String.join(
                ", ",
                texts.stream()
                        .map(text -> "<code>" + Html.escaped(text) + "</code>")
                        .toList());
    }

    private void leaks(StringBuilder body) {
        body.append("<h2>Leakage</h2>");
        if (header.excluded().isEmpty()) {
            body.append("<p>No benchmark was given to exclude.");
            return;
        }
        body.append("<table><tr><th>Benchmark<th class='n'>Its own images<th class='n'>Near duplicates</tr>");
        for (String excluded : header.excluded()) {
            String set = excluded.substring(excluded.replace('\\', '/').lastIndexOf('/') + 1);
            long[] counts = figures.leaksBySet().getOrDefault(set, new long[2]);
            body.append(text("<tr><td>%s<td class='n'>%,d<td class='n'>%,d", Html.escaped(set), counts[0], counts[1]));
        }
        body.append("</table><details><summary>The first near duplicates</summary>")
                .append("<table><tr><th>Image<th>looks like<th>of<th>bits</tr>");
        for (ImageRecord image : figures.leaks()) {
            CurationDecision.Match match = image.decision().match();
            body.append(text(
                    "<tr><td>%s<td>%s<td>%s<td class='n'>%d",
                    Html.escaped(image.origin().path()),
                    Html.escaped(match.path()),
                    Html.escaped(match.set()),
                    match.distance()));
        }
        body.append("</table></details>");
    }

    private void errors(StringBuilder body) {
        if (figures.errors().isEmpty()) {
            return;
        }
        body.append("<h2>Unreadable</h2><table>");
        figures.errors().forEach(image -> body.append("<tr><td>")
                .append(Html.escaped(image.decision().reason())));
        body.append("</table>");
    }

    private void galleries(StringBuilder body) {
        body.append("<h2>Samples</h2><h3>kept</h3>");
        ThumbnailSample kept = figures.galleries().get(CurationDecision.KEPT);
        body.append(kept == null ? "<p>None." : kept.html(pools));
        figures.galleries().forEach((rule, gallery) -> {
            if (!rule.equals(CurationDecision.KEPT)) {
                body.append("<h3>dropped: ").append(rule).append("</h3>").append(gallery.html(pools));
            }
        });
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
