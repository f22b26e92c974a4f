package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.report.BarChart;
import io.github.qptv2.report.HtmlPage;
import j2html.tags.DomContent;
import j2html.tags.Tag;

import static io.github.qptv2.io.RootFormat.format;
import static j2html.TagCreator.b;
import static j2html.TagCreator.br;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.i;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

/** A curation manifest as a self-contained HTML page: decisions by rule, histograms, leaks and samples. */
public final class CurationReport {

    private final CurationFigures figures;
    private final ManifestHeader header;
    private final List<Path> pools;

    private CurationReport(CurationFigures figures, ManifestHeader header, List<Path> pools) {
        this.figures = figures;
        this.header = header;
        this.pools = pools;
    }

    /** Reads a manifest and the displayed images, and writes the page. */
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

    private DomContent html() {
        return each(
                overview(),
                h2("Distributions"),
                p(i().withClass("kept"), text("kept "), i().withClass("dropped"), text("dropped"))
                        .withClass("legend"),
                div(each(figures.histograms(), BarChart::of)).withClass("charts"),
                leaks(),
                errors(),
                galleries(),
                h2("Configuration"),
                pre(header.config()));
    }

    private DomContent overview() {
        long kept = count(CurationDecision.KEPT);
        var decisions = table(tr(th("Rule"), number(th("Images")), number(th("Share")), th().withClass("wide")));
        figures.galleries().forEach((rule, sample) -> {
            double share = 100.0 * sample.count() / figures.total();
            decisions.with(tr(
                    td(rule),
                    number(td(format("%,d", sample.count()))),
                    number(td(format("%.1f %%", share))),
                    td(span().withClasses("bar", rule.equals(CurationDecision.KEPT) ? "kept" : "dropped")
                            .withStyle(format("width:%.1f%%", share)))));
        });
        return each(
                p(
                                b(format("%,d", kept)),
                                text(" of "),
                                b(format("%,d", figures.total())),
                                text(format(
                                        " images kept (%.1f %%). Foreground: %,d from masks, the others estimated by"
                                                + " saliency.",
                                        100.0 * kept / Math.max(1, figures.total()), figures.masks())))
                        .withClass("lead"),
                p(text("Pools: "), codes(header.pools()), br(), text("Excluded: "), excluded()),
                h2("Decisions"),
                decisions);
    }

    private DomContent excluded() {
        return header.excluded().isEmpty() ? text("nothing") : codes(header.excluded());
    }

    private long count(String rule) {
        ThumbnailSample sample = figures.galleries().get(rule);
        return sample == null ? 0 : sample.count();
    }

    private static DomContent codes(List<String> texts) {
        return each(texts, (index, value) -> each(text(index == 0 ? "" : ", "), code(value)));
    }

    private DomContent leaks() {
        if (header.excluded().isEmpty()) {
            return each(h2("Leakage"), p("No benchmark was excluded."));
        }
        var counts = table(tr(th("Benchmark"), number(th("Its own images")), number(th("Near duplicates"))));
        for (String excluded : header.excluded()) {
            String set = excluded.substring(excluded.replace('\\', '/').lastIndexOf('/') + 1);
            long[] leaks = figures.leaksBySet().getOrDefault(set, new long[2]);
            counts.with(tr(td(set), number(td(format("%,d", leaks[0]))), number(td(format("%,d", leaks[1])))));
        }
        var matches = table(tr(th("Image"), th("matches"), th("of"), th("bits")));
        for (ImageRecord image : figures.leaks()) {
            CurationDecision.Match match = image.decision().match();
            matches.with(tr(
                    td(image.origin().path()),
                    td(match.path()),
                    td(match.set()),
                    number(td(String.valueOf(match.distance())))));
        }
        return each(h2("Leakage"), counts, details(summary("The first near duplicates"), matches));
    }

    private DomContent errors() {
        return figures.errors().isEmpty()
                ? each()
                : each(
                        h2("Unreadable"),
                        table(each(
                                figures.errors(),
                                image -> tr(td(image.decision().reason())))));
    }

    private DomContent galleries() {
        ThumbnailSample kept = figures.galleries().get(CurationDecision.KEPT);
        var samples = div(h2("Samples"), h3("kept"), kept == null ? p("None.") : kept.html(pools));
        figures.galleries().forEach((rule, sample) -> {
            if (!rule.equals(CurationDecision.KEPT)) {
                samples.with(h3("dropped: " + rule), sample.html(pools));
            }
        });
        return samples;
    }

    private static <T extends Tag<T>> T number(T cell) {
        return cell.withClass("n");
    }
}
