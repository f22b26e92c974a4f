package io.github.qptv2.evaluate;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.evaluate.Evaluation.EvaluationSet;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlReportTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>&\"'.jpg";
    private static final String ESCAPED = "&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#x27;.jpg";

    @TempDir
    private Path folder;

    private Evaluation evaluation(String model) {
        List<LabeledItem> items = IntStream.range(0, 40)
                .mapToObj(i -> {
                    String name = i == 0 ? HOSTILE : i + ".png";
                    return new LabeledItem(
                            name, name, i, null, null, "c" + i / 2, i % 2 == 0 ? "blur" : "noise", null, false);
                })
                .toList();
        var copy = new DatasetCopy(new LabeledDataset("own", new RatingScale(0, 39, false), items), folder);
        var evaluationSet = new EvaluationSet(
                copy,
                List.of(new SplitItems("all", "all", items)),
                Set.of("3.png"),
                new MetricConfig(Family.FOUR, new Bootstrap(20, 1)));
        // predictions equal the MOS, but the worst image is predicted to be the best
        var predictions = items.stream()
                .map(item -> new Prediction(item, item.mos(), item.mos() == 0 ? 39 : item.mos()))
                .toList();
        return Evaluation.of(model, evaluationSet, new Predictions(predictions, List.of()));
    }

    private String page(Evaluation... evaluations) throws IOException {
        ImageIO.write(
                new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve(HOSTILE).toFile());
        Path page = folder.resolve("page.html");
        HtmlReport.write(List.of(evaluations), page);
        return Files.readString(page);
    }

    private static long count(String page, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(page).results().count();
    }

    @Test
    void theLargestResidualComesFirstWithItsNameEscaped() throws IOException {
        String page = page(evaluation(HOSTILE));
        String worst = page.substring(page.indexOf("with the largest residuals"));
        String first = worst.substring(worst.indexOf("<figcaption"), worst.indexOf("</figcaption>"));
        assertThat(first)
                .startsWith("<figcaption title=\"" + ESCAPED + "\">")
                .contains(ESCAPED + "<br><small>MOS 0.000, predicted ");
        assertThat(page).contains("<h2>" + ESCAPED + " on own").doesNotContain("<img src=x");
        assertThat(count(worst, "data:image/jpeg;base64,")).isEqualTo(1); // the other files do not exist
        assertThat(count(worst, "no image")).isEqualTo(9);
    }

    @Test
    void thePageHasPlotsAndTablesAndLoadsNothing() throws IOException {
        String page = page(evaluation("m"));
        assertThat(count(page, "<circle")).isEqualTo(40);
        assertThat(count(page, "class=\"curve\"")).isEqualTo(1);
        assertThat(page).contains("Residuals: MOS minus logistic-fitted prediction");
        assertThat(page)
                .contains("<td>blur</td><td class=\"n\">20</td>")
                .contains("<td>noise</td><td class=\"n\">20</td>");
        assertThat(page).contains("all items, without 1 excluded").contains("<small>");
        assertThat(page).doesNotContain("NaN").doesNotContain("<script").doesNotContain("http");
    }

    @Test
    void severalModelsHaveATableAcrossDatasets() throws IOException {
        assertThat(page(evaluation("m"))).doesNotContain("Across datasets");
        String page = page(evaluation("one"), evaluation("two & more"));
        assertThat(page).contains("Across datasets").contains("<td>two &amp; more</td><td class=\"n\">0.8");
        assertThat(count(page, "class=\"curve\"")).isEqualTo(2);
    }
}
