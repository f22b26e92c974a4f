package io.github.qptv2.rank;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import io.github.qptv2.report.StaticResource;
import j2html.rendering.FlatHtml;
import j2html.rendering.HtmlBuilder;
import j2html.tags.DomContent;

import static io.github.qptv2.io.RootFormat.format;
import static j2html.TagCreator.b;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

/** A ranking as a self-contained HTML page with thumbnails, heat maps, sorting and filtering. */
public final class RankingPage {

    private RankingPage() {}

    /**
     * Texts above and below the images.
     *
     * @param title such as the folder's name
     * @param model name of the scoring model
     * @param about one sentence on the meaning of the numbers
     * @param corrupt a line for each image whose file is corrupt
     * @param failures a line for each image without a score
     */
    public record Heading(String title, String model, String about, List<String> corrupt, List<String> failures) {}

    /**
     * Writes the page image by image, without closing {@code out}.
     *
     * @param entries in the initial order
     */
    public static void write(
            Heading heading, List<RankedImage<PageEntry>> entries, ThumbnailStore thumbnails, Writer out)
            throws IOException {
        document().render(FlatHtml.into(out));
        html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(heading.title() + " - ranking"),
                                style(StaticResource.of(RankingPage.class, "ranking.css"))),
                        body(
                                header(h1(heading.title()), summary(heading, entries), p(heading.about())),
                                RankingControls.bar(),
                                main(new Cards(entries, thumbnails)).withId("images"),
                                list("Corrupt files", heading.corrupt()),
                                list("Without a score", heading.failures()),
                                RankingControls.help(),
                                script(StaticResource.of(RankingPage.class, "ranking.js"))))
                .withLang("en")
                .render(FlatHtml.into(out));
    }

    /** Builds one card at a time, so that memory does not grow with the number of images. */
    private static final class Cards extends DomContent {

        private final List<RankedImage<PageEntry>> entries;
        private final ThumbnailStore thumbnails;

        Cards(List<RankedImage<PageEntry>> entries, ThumbnailStore thumbnails) {
            this.entries = entries;
            this.thumbnails = thumbnails;
        }

        @Override
        public <T extends Appendable> T render(HtmlBuilder<T> builder, Object model) throws IOException {
            for (var entry : entries) {
                new RankingCard(entry, thumbnails).html().render(builder, model);
                builder.appendUnescapedText("\n");
            }
            return builder.output();
        }
    }

    private static DomContent summary(Heading heading, List<RankedImage<PageEntry>> entries) {
        int groups = entries.stream().mapToInt(RankedImage::group).max().orElse(0);
        String near =
                groups == 0 ? "" : format(", %,d %s of near duplicates", groups, groups == 1 ? "group" : "groups");
        return p(
                b(format("%,d", entries.size())),
                text((entries.size() == 1 ? " image" : " images") + near + ", scored by "),
                b(heading.model()));
    }

    private static DomContent list(String title, List<String> lines) {
        return lines.isEmpty()
                ? each()
                : section(h2(title), ul(each(lines, line -> li(line)))).withClass("failures");
    }
}
