package io.github.qptv2.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.evaluate.SplitProtocol.Place;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.probe.BackboneProbe.LabelBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackboneProbeTest {

    private static final MetricConfig METRIC_CONFIG = new MetricConfig(LogisticFit.Family.FOUR, new Bootstrap(20, 1));

    @TempDir
    private Path folder;

    /** 60 training items and 40 test items, the last of which are named x. */
    private DatasetCopy set() throws IOException {
        var labels = new StringBuilder("path,score,split,scale\n");
        for (int i = 0; i < 100; i++) {
            labels.append(
                    "%s%d,%d,%s,0:99%n".formatted(i < 90 ? "a" : "x", i, i * 37 % 100, i < 60 ? "train" : "test"));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        return DatasetCopy.read("own", folder);
    }

    /** Noisy MOS and two features of pure noise; all features of x are noise. */
    private static FeatureTable features(List<LabeledItem> items) {
        var random = new Random(1);
        var rows = new ArrayList<float[]>();
        for (LabeledItem item : items) {
            double known = item.name().startsWith("x") ? 50 : item.mos();
            rows.add(new float[] {
                (float) (known + 20 * random.nextGaussian()),
                (float) random.nextGaussian(),
                (float) random.nextGaussian()
            });
        }
        return new FeatureTable(items, rows);
    }

    private BackboneProbe probe(String splits, Set<String> excluded) throws IOException {
        var set = set().set();
        return new BackboneProbe(
                features(set.usable()), ProbeSplit.of(set, splits, Place.TEST), excluded, METRIC_CONFIG);
    }

    @Test
    void theTestPartIsPredictedFromTheTrainingPart() throws IOException {
        var result = probe("official", Set.of()).fit(new LabelBudget(0, 5, 1), RegressionSettings.DEFAULT);
        assertThat(result.labels()).isEqualTo(60);
        assertThat(result.fits()).isEqualTo(1); // all labels form one subset
        assertThat(result.tested()).isEqualTo(40);
        assertThat(result.all().srcc().value()).isBetween(0.5, 0.95);
        assertThat(result.less()).isSameAs(result.all());
    }

    @Test
    void exclusionGivesSecondMetrics() throws IOException {
        var excluded = new HashSet<String>();
        for (int i = 90; i < 100; i++) {
            excluded.add("x" + i);
        }
        var result = probe("official", excluded).fit(new LabelBudget(0, 1, 1), RegressionSettings.DEFAULT);
        assertThat(result.less().reports().get(0).all().n()).isEqualTo(30);
        assertThat(result.less().srcc().value())
                .isGreaterThan(result.all().srcc().value());
    }

    @Test
    void subsetsDifferAndLargerOnesContainSmallerOnes() throws IOException {
        var split = ProbeSplit.of(set().set(), "official", Place.TEST).get(0);
        var few = new LabelBudget(20, 3, 7).of(split);
        var more = new LabelBudget(40, 3, 7).of(split);
        assertThat(few).hasSize(3).doesNotHaveDuplicates();
        for (int i = 0; i < 3; i++) {
            assertThat(few.get(i)).hasSize(20).isSubsetOf(more.get(i));
        }
        var result = probe("official", Set.of()).fit(new LabelBudget(20, 3, 7), RegressionSettings.DEFAULT);
        assertThat(result.labels()).isEqualTo(20);
        assertThat(result.fits()).isEqualTo(3);
        assertThat(result.all().srccRange().low())
                .isLessThan(result.all().srccRange().high());
    }

    @Test
    void metricsAreMeansOverFolds() throws IOException {
        var result = probe("fold-5-1-1..5", Set.of()).fit(new LabelBudget(0, 1, 1), RegressionSettings.DEFAULT);
        assertThat(result.fits()).isEqualTo(5);
        assertThat(result.labels()).isEqualTo(80);
        assertThat(result.tested()).isEqualTo(20);
    }

    @Test
    void moreLabelsThanTrainingItemsAreAnError() throws IOException {
        var split = ProbeSplit.of(set().set(), "official", Place.TEST).get(0);
        assertThatThrownBy(() -> new LabelBudget(61, 1, 1).of(split))
                .hasMessage("labels must be at most the training items of official, got 61 of 60");
    }

    @Test
    void trainingItemsMustNotBeEvaluated() throws IOException {
        var set = set().set();
        assertThatThrownBy(() -> ProbeSplit.of(set, "all", Place.TEST))
                .hasMessage(
                        "all: training and evaluation must not share contents, got a0 in both; name a split with two"
                                + " parts");
    }

    @Test
    void savedFitsAreEvaluatedInTheirStoredForm() throws IOException {
        var probe = probe("official", Set.of());
        var set = set().set();
        var split = probe.splits().get(0);
        var saved = SavedFit.of(probe.features(), set, split.train(), RegressionSettings.DEFAULT, 3);
        var tested = probe.evaluate(saved);
        var fitted = probe.fit(new LabelBudget(0, 1, 1), RegressionSettings.DEFAULT);
        assertThat(tested.labels()).isEqualTo(60);
        assertThat(tested.ridge()).isEqualTo(fitted.ridge());
        // three components represent three features; 8 bits are accurate enough
        assertThat(Math.abs(tested.all().srcc().value() - fitted.all().srcc().value()))
                .isLessThan(0.02);
        assertThat(saved.calibration().percentiles().orElseThrow().set()).isEqualTo("own, 60 images held out in turn");
        assertThat(saved.calibration().mos().orElseThrow().risesWithQuality()).isTrue();
    }
}
