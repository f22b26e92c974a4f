package io.github.qptv2.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.evaluate.Evaluation.EvaluationSet;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.evaluate.Evaluation.Result;
import io.github.qptv2.metric.Agreement;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvaluationTest {

    private static final MetricConfig PLAIN = new MetricConfig(Family.FOUR, null);

    private static LabeledItem item(int number, double mos, String content, @Nullable String distortion) {
        return new LabeledItem(number + ".png", number + ".png", mos, 0.5, null, content, distortion, null, false);
    }

    /** Six items with MOS 0 to 5 and different contents. */
    private static List<LabeledItem> items() {
        return IntStream.range(0, 6).mapToObj(i -> item(i, i, "c" + i, null)).toList();
    }

    private static DatasetCopy copy(List<LabeledItem> items) {
        return new DatasetCopy(new LabeledDataset("own", new RatingScale(0, 9, false), items), Path.of("/data/mine"));
    }

    private static Predictions predictions(List<LabeledItem> items, double... values) {
        var made = new ArrayList<Prediction>();
        for (int i = 0; i < values.length; i++) {
            made.add(new Prediction(items.get(i), values[i], values[i]));
        }
        return new Predictions(made, List.of());
    }

    @Test
    void eachSplitIsEvaluatedOnItsItems() {
        var items = items();
        var evaluationSet = new EvaluationSet(
                copy(items),
                List.of(
                        new SplitItems("one", "test", items.subList(0, 3)),
                        new SplitItems("two", "test", items.subList(3, 6))),
                Set.of(),
                PLAIN);
        assertThat(evaluationSet.items()).isEqualTo(items);
        var evaluation = Evaluation.of("m", evaluationSet, predictions(items, 1, 2, 3, 6, 5, 4));
        assertThat(evaluation.results()).extracting(Result::split).containsExactly("one", "two");
        assertThat(evaluation.results())
                .extracting(result -> result.report().srcc().value())
                .containsExactly(1.0, -1.0);
        assertThat(evaluation.medianSrcc()).isZero(); // the mean of the middle two
        assertThat(evaluation.copy().label()).isEqualTo("own mine");
    }

    @Test
    void exclusionGivesASecondResult() {
        var items = items();
        var evaluationSet = new EvaluationSet(
                copy(items), List.of(new SplitItems("all", "all", items)), Set.of("0.png", "7.png"), PLAIN);
        var evaluation = Evaluation.of("m", evaluationSet, predictions(items, 9, 1, 2, 3, 4, 5));
        assertThat(evaluation.results(false)).singleElement().satisfies(all -> {
            assertThat(all.report().all().n()).isEqualTo(6);
            assertThat(all.report().srcc().value()).isLessThan(1);
            assertThat(all.title()).isEqualTo("all items");
        });
        assertThat(evaluation.results(true)).singleElement().satisfies(less -> {
            assertThat(less.excluded()).isEqualTo(1);
            assertThat(less.report().all().n()).isEqualTo(5);
            assertThat(less.report().srcc().value()).isEqualTo(1);
            assertThat(less.title()).isEqualTo("all items, without 1 excluded");
        });
    }

    @Test
    void groupsAreDistortionTypesAndTheBootstrapDrawsContents() {
        // contents of five images and of one: two contents drawn are 10, 6 or 2 images; images drawn singly are 6
        var items = IntStream.range(0, 6)
                .mapToObj(i -> item(i, i % 3, i < 5 ? "a" : "b", i % 3 == 0 ? null : "blur"))
                .toList();
        var evaluationSet = new EvaluationSet(
                copy(items),
                List.of(new SplitItems("all", "all", items)),
                Set.of(),
                new MetricConfig(Family.FOUR, new Bootstrap(50, 1)));
        var report = Evaluation.of("m", evaluationSet, predictions(items, 0, 1, 2, 0, 1, 2))
                .results()
                .get(0)
                .report();
        assertThat(report.groups()).containsOnlyKeys("none", "blur");
        assertThat(report.groups())
                .hasEntrySatisfying("blur", blur -> assertThat(blur.n()).isEqualTo(4));
        assertThat(report.replicates())
                .extracting(Agreement::n)
                .contains(10, 6, 2)
                .containsOnly(10, 6, 2);
        assertThat(report.outlierRatio()).isPresent(); // every item has a deviation
    }

    @Test
    void aSplitWithFewerThanTwoPredictionsIsAnError() {
        var items = items();
        var evaluationSet = new EvaluationSet(
                copy(items), List.of(new SplitItems("official", "test", items.subList(0, 1))), Set.of(), PLAIN);
        assertThatThrownBy(() -> Evaluation.of("m", evaluationSet, predictions(items, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("own mine, official test: agreement needs at least 2 scored images, got 1");
    }
}
