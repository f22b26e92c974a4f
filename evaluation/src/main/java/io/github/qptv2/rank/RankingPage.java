package io.github.qptv2.rank;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.report.Html;

/**
 * A ranking as a page for people: one HTML file that needs nothing else, with thumbnails, heat maps and what sorts them
 * inside. It is written image by image.
 */
public final class RankingPage {

    private final ThumbnailStore thumbnails;
    private final Writer out;

    private RankingPage(ThumbnailStore thumbnails, Writer out) {
        this.thumbnails = thumbnails;
        this.out = out;
    }

    /**
     * What the page says above the images.
     *
     * @param title such as the folder's name
     * @param model name of the model that has judged
     * @param about one sentence on what the numbers mean
     * @param failures a line for each image that has no score
     */
    public record Heading(String title, String model, String about, List<String> failures) {}

    /**
     * Writes the whole page, without closing {@code out}.
     *
     * @param entries in the order in which they are shown first
     */
    public static void write(
            Heading heading, List<RankedImage<PageEntry>> entries, ThumbnailStore thumbnails, Writer out)
            throws IOException {
        String[] parts = template().split("@IMAGES@", 2);
        String top = parts[0].replace("@TITLE@", Html.escaped(heading.title()))
                .replace("@SUMMARY@", summary(heading, entries))
                .replace("@ABOUT@", Html.escaped(heading.about()));
        out.write(top);
        var page = new RankingPage(thumbnails, out);
        for (var entry : entries) {
            page.card(entry);
        }
        out.write(parts[1].replace("@FAILURES@", failures(heading.failures())));
    }

    private static String template() throws IOException {
        try (var in = RankingPage.class.getResourceAsStream("ranking.html")) {
            if (in == null) {
                throw new IllegalStateException("ranking.html must lie beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String summary(Heading heading, List<RankedImage<PageEntry>> entries) {
        int groups = entries.stream().mapToInt(RankedImage::group).max().orElse(0);
        String near = groups == 0 ? "" : text(", %,d %s of near duplicates", groups, groups == 1 ? "group" : "groups");
        return text(
                "<b>%,d</b> %s%s, judged by <b>%s</b>",
                entries.size(), entries.size() == 1 ? "image" : "images", near, Html.escaped(heading.model()));
    }

    private void card(RankedImage<PageEntry> ranked) throws IOException {
        PageEntry entry = ranked.item();
        double value = entry.score().orElse(entry.raw());
        out.write(text(
                "<figure class='card%s' tabindex='0' data-rank='%d' data-value='%s' data-pct='%s' data-group='%d'"
                        + " data-name='%s'>\n",
                ranked.group() > 0 && !ranked.best() ? " lesser" : "",
                ranked.rank(),
                value,
                ranked.percentile(),
                ranked.group(),
                Html.escaped(entry.name())));
        image(entry);
        caption(ranked);
        out.write("</figure>\n");
    }

    private void image(PageEntry entry) throws IOException {
        String shape = 2 * entry.width() < 3 * entry.height() ? "tall" : "wide"; // than the frame, which is 3:2
        out.write(text(
                "<div class='pic'><div class='%s' style='aspect-ratio:%d/%d'>", shape, entry.width(), entry.height()));
        out.write("<img class='photo' loading='lazy' decoding='async' alt='' src='data:image/jpeg;base64,");
        base64(entry.thumbnail());
        out.write("'>");
        if (entry.heat().length() > 0) {
            out.write("<img class='heat' loading='lazy' alt='' src='data:image/png;base64,");
            base64(entry.heat());
            out.write("'>");
        }
        out.write("</div></div>\n");
    }

    private void base64(ThumbnailStore.Slot piece) throws IOException {
        out.write(new String(Base64.getEncoder().encode(thumbnails.read(piece)), StandardCharsets.ISO_8859_1));
    }

    private void caption(RankedImage<PageEntry> ranked) throws IOException {
        PageEntry entry = ranked.item();
        String name = entry.name().substring(entry.name().replace('\\', '/').lastIndexOf('/') + 1);
        String shown = Html.escaped(name);
        String linked =
                entry.link().isEmpty() ? shown : "<a href='%s'>%s</a>".formatted(Html.escaped(entry.link()), shown);
        out.write(text(
                "<figcaption><span class='rank'>%d</span><span class='name' title='%s'>%s</span>"
                        + "<span class='value'>%s</span><span class='meter'><i style='width:%.1f%%'></i></span>"
                        + "<span class='facts'>better than %.0f&#8239;%% &middot; %d&times;%d%s</span></figcaption>\n",
                ranked.rank(),
                Html.escaped(entry.name()),
                linked,
                entry.score().map(score -> text("%.1f", score)).orElse(text("%.4f", entry.raw())),
                ranked.percentile(),
                ranked.percentile(),
                entry.width(),
                entry.height(),
                group(ranked)));
    }

    private static String group(RankedImage<PageEntry> ranked) {
        if (ranked.group() == 0) {
            return "";
        }
        return ranked.best()
                ? text(" <b class='best'>best of group %d (%d alike)</b>", ranked.group(), ranked.groupSize())
                : text(" <b class='alike'>group %d</b>", ranked.group());
    }

    private static String failures(List<String> failures) {
        if (failures.isEmpty()) {
            return "";
        }
        var lines = new StringBuilder("<section class='failures'><h2>Without a score</h2><ul>\n");
        failures.forEach(
                failure -> lines.append("<li>").append(Html.escaped(failure)).append("</li>\n"));
        return lines.append("</ul></section>\n").toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
