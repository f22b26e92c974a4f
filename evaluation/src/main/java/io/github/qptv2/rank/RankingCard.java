package io.github.qptv2.rank;

import java.io.IOException;

import io.github.qptv2.report.Thumbnail;
import j2html.tags.DomContent;

import static io.github.qptv2.io.RootFormat.format;
import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.i;
import static j2html.TagCreator.img;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

/** One image of a ranking page: thumbnail, heat map and caption. */
record RankingCard(RankedImage<PageEntry> ranked, ThumbnailStore thumbnails) {

    DomContent html() throws IOException {
        PageEntry entry = ranked.item();
        double value = entry.score().orElse(entry.raw());
        return figure(image(entry), caption(entry))
                .withClass(ranked.group() > 0 && !ranked.best() ? "card lesser" : "card")
                .withTabindex(0)
                .withData("rank", String.valueOf(ranked.rank()))
                .withData("value", String.valueOf(value))
                .withData("pct", String.valueOf(ranked.percentile()))
                .withData("group", String.valueOf(ranked.group()))
                .withData("name", entry.name());
    }

    private DomContent image(PageEntry entry) throws IOException {
        String shape = 2 * entry.width() < 3 * entry.height() ? "tall" : "wide"; // relative to the 3:2 frame
        var images = div(img().withClass("photo")
                        .attr("loading", "lazy")
                        .attr("decoding", "async")
                        .withAlt("")
                        .withSrc(Thumbnail.source("jpeg", thumbnails.read(entry.thumbnail()))))
                .withClass(shape)
                .withStyle("aspect-ratio:" + entry.width() + "/" + entry.height());
        if (entry.heat().length() > 0) {
            images.with(img().withClass("heat")
                    .attr("loading", "lazy")
                    .withAlt("")
                    .withSrc(Thumbnail.source("png", thumbnails.read(entry.heat()))));
        }
        return div(images).withClass("pic");
    }

    private DomContent caption(PageEntry entry) {
        String name = entry.name().substring(entry.name().replace('\\', '/').lastIndexOf('/') + 1);
        return figcaption(
                span(text(String.valueOf(ranked.rank())), uncertain(entry)).withClass("rank"),
                span(entry.link().isEmpty() ? text(name) : a(name).withHref(entry.link()))
                        .withClass("name")
                        .withTitle(entry.name()),
                span(entry.score().map(score -> format("%.1f", score)).orElse(format("%.4f", entry.raw())))
                        .withClass("value"),
                span(i().withStyle(format("width:%.1f%%", ranked.percentile()))).withClass("meter"),
                span(
                                text(format(
                                        "better than %.0f\u202f%% \u00b7 %d\u00d7%d",
                                        ranked.percentile(), entry.width(), entry.height())),
                                certainty(entry),
                                group())
                        .withClass("facts"),
                causes(entry));
    }

    private static DomContent causes(PageEntry entry) {
        return entry.causes().isEmpty()
                ? each()
                : span(entry.causes()).withClass("causes").withTitle(entry.causes());
    }

    private static DomContent uncertain(PageEntry entry) {
        return entry.certainty().uncertain()
                ? span("\u2248")
                        .withClass("uncertain")
                        .withTitle("The order of this image and the next one is not certain")
                : each();
    }

    private static DomContent certainty(PageEntry entry) {
        var certainty = entry.certainty();
        return each(
                text(certainty.interval().isEmpty() ? "" : " \u00b7 " + certainty.interval()),
                certainty.outOfDomain()
                        ? each(text(" "), b("not like a photograph").withClass("alike"))
                        : each());
    }

    private DomContent group() {
        if (ranked.group() == 0) {
            return each();
        }
        return ranked.best()
                ? each(
                        text(" "),
                        b(format("best of group %d (%d alike)", ranked.group(), ranked.groupSize()))
                                .withClass("best"))
                : each(text(" "), b("group " + ranked.group()).withClass("alike"));
    }
}
