package io.github.qptv2.rank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.rank.RankingPage.Heading;
import io.github.qptv2.report.heatmap.HeatTile;
import io.github.qptv2.scoring.QualityMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RankingPageTest {

    private static final Heading HEADING = new Heading("holiday & more", "a-model", "About.", List.of(), List.of());

    private ThumbnailStore thumbnails;

    RankingPageTest() throws IOException {
        thumbnails = ThumbnailStore.open();
    }

    @BeforeEach
    void storeAnotherThumbnailFirst() throws IOException {
        thumbnails.add(new byte[] {1, 2, 3});
    }

    @AfterEach
    void close() throws IOException {
        thumbnails.close();
    }

    private RankedImage<PageEntry> entry(String name, int rank, int group, boolean best) throws IOException {
        var image = Image.of(90, 60, new byte[3 * 90 * 60]);
        var map = new QualityMap(3, 2, new float[] {0, 1, 2, 3, 4, 5}, 90, 60);
        var entry = new PageEntry(
                name,
                "images/x.jpg",
                90,
                60,
                0.125,
                Optional.of(62.54),
                "strong blur 3.4 (98 %)",
                thumbnails.add(ThumbnailHash.of(image, true).thumbnail()),
                thumbnails.add(HeatTile.png(map, true)),
                rank == 2 ? new EntryUncertainty("41 to 77", true, true) : EntryUncertainty.UNKNOWN);
        return new RankedImage<>(entry, rank, 100.0 / rank, group, group == 0 ? 1 : 2, best);
    }

    private String page(Heading heading, List<RankedImage<PageEntry>> entries) throws IOException {
        var out = new StringWriter();
        RankingPage.write(heading, entries, thumbnails, out);
        return out.toString();
    }

    @Test
    void textsAreEscaped() throws IOException {
        String hostile = "<img src=x onerror=alert(1)>&\"'.jpg";
        String escaped = "&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#x27;.jpg";
        String page = page(
                new Heading("<b>t", "<i>m", "<u>a", List.of("<s>c: corrupt"), List.of("<s>f: broken")),
                List.of(entry(hostile, 1, 0, true)));
        assertThat(page).doesNotContain("<img src=x", "<b>t", "<i>m", "<u>a", "<s>c", "<s>f", "&\"'");
        assertThat(page)
                .contains("data-name=\"" + escaped + "\"", " title=\"" + escaped + "\"", ">" + escaped + "</a>")
                .contains("<title>&lt;b&gt;t - ranking</title>", "&lt;s&gt;f: broken");
    }

    @Test
    void thePageLoadsNothing() throws IOException {
        String page = page(HEADING, List.of(entry("a.jpg", 1, 0, true)));
        assertThat(page).doesNotContain("http:", "https:", "@import", "<link", "url(", "fetch(");
        var sources = Pattern.compile("src=['\"]([^'\"]{0,30})").matcher(page);
        var found = new ArrayList<String>();
        while (sources.find()) {
            found.add(sources.group(1));
        }
        assertThat(found).hasSize(2).allMatch(source -> source.startsWith("data:image/"));
    }

    @Test
    void everyCardShowsScoreRankAndGroup() throws IOException {
        String page = page(
                HEADING,
                List.of(entry("p/a.jpg", 1, 1, true), entry("p/b.jpg", 2, 1, false), entry("p/c.jpg", 4, 0, true)));
        assertThat(page).contains("<b>3</b> images, 1 group of near duplicates, scored by <b>a-model</b>");
        assertThat(page).contains("data-rank=\"1\" data-value=\"62.54\" data-pct=\"100.0\" data-group=\"1\"");
        assertThat(page).contains("best of group 1 (2 alike)", "<b class=\"alike\">group 1</b>");
        assertThat(page).contains("<a href=\"images/x.jpg\">b.jpg</a>", "<span class=\"value\">62.5</span>");
        assertThat(page.split("class=\"card lesser\"", -1)).hasSize(2);
    }

    @Test
    void anUncertainOrderAnIntervalAndADrawingAreMarked() throws IOException {
        String page = page(HEADING, List.of(entry("a.jpg", 1, 0, true), entry("b.jpg", 2, 0, true)));
        assertThat(page.split("class=\"uncertain\"", -1)).hasSize(2);
        assertThat(page)
                .contains("<span class=\"rank\">1</span>", "<span class=\"rank\">2<span class=\"uncertain\"")
                .contains("90\u00d760 \u00b7 41 to 77 <b class=\"alike\">not like a photograph</b>");
    }

    @Test
    void thumbnailAndHeatMapAreEmbedded() throws IOException {
        String page = page(HEADING, List.of(entry("a.jpg", 1, 0, true)));
        assertThat(decoded(page, "jpeg").getWidth()).isEqualTo(90); // never larger than the image
        var heat = decoded(page, "png");
        assertThat(heat.getWidth()).isEqualTo(3);
        assertThat(heat.getRGB(0, 0) & 0xffffff).isEqualTo(0x470155); // viridis: violet for the worst
        assertThat(heat.getRGB(2, 1) >> 16 & 255).isGreaterThan(240); // yellow for the best
    }

    @Test
    void colorsReverseWhereLowerOutputsAreBetter() throws IOException {
        var map = new QualityMap(2, 1, new float[] {0, 1}, 32, 16);
        var heat = ImageIO.read(new ByteArrayInputStream(HeatTile.png(map, false)));
        assertThat(heat.getRGB(1, 0) & 0xffffff).isEqualTo(0x470155);
    }

    @Test
    void theHashIsOfTheWholeImageAndTheThumbnailOptional() {
        var image = Image.of(800, 400, new byte[3 * 800 * 400]);
        assertThat(ThumbnailHash.of(image, false).thumbnail()).isEmpty();
        assertThat(ThumbnailHash.of(image, false).hash()).isEqualTo(PerceptualHash.of(image));
    }

    private static java.awt.image.BufferedImage decoded(String page, String format) throws IOException {
        var matcher =
                Pattern.compile("data:image/" + format + ";base64,([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(matcher.group(1))));
    }
}
