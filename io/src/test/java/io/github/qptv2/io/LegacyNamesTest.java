package io.github.qptv2.io;

import java.util.ArrayList;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LegacyNamesTest {

    @Test
    void formerOptionsAreReadWithAWarningUpToTwoDashes() {
        var told = new ArrayList<String>();
        String[] args = {"evaluate", "--html", "a.html", "--compare=mos", "--", "--html"};
        assertThat(LegacyNames.options(args, told::add))
                .containsExactly("evaluate", "--report", "a.html", "--score-type=mos", "--", "--html");
        assertThat(told).hasSize(2).first().asString().startsWith("--html is now called --report");
    }

    @Test
    void aLabeledDatasetInTwoWordsIsReadAsOne() {
        var told = new ArrayList<String>();
        String[] args = {"evaluate", "--data", "own", "a=b", "--data=clive", "c", "--part", "test"};
        assertThat(LegacyNames.options(args, told::add))
                .containsExactly("evaluate", "--dataset", "own=a=b", "--dataset", "clive=c", "--part", "test");
        assertThat(told)
                .hasSize(2)
                .first()
                .asString()
                .startsWith("a labeled dataset is now given as --dataset own=a=b");
    }

    @Test
    void pretrainingKeepsItsFolderOfUnlabeledImages() {
        String[] args = {"pretrain", "--data", "images", "--out", "runs/a"};
        assertThat(LegacyNames.options(args, warning -> {})).containsExactly(args);
        String[] few = {"evaluate", "--data", "own"};
        assertThat(LegacyNames.options(few, warning -> {})).containsExactly(few);
    }

    @Test
    void entriesOfBundlesAreReadInBothForms() {
        assertThat(LegacyNames.metadata(Map.of("qpt.convention.normalisation", "half", "qpt.name", "x")))
                .containsOnly(Map.entry("qpt.inference.normalization", "half"), Map.entry("qpt.name", "x"));
        assertThat(LegacyNames.metadata(Map.of("qpt.inference.eps", "1e-6"))).containsKey("qpt.inference.eps");
    }

    @Test
    void aDegradationsTextGoesThereAndBack() {
        String former = "white-noise:deviation=1..30,grey=true", now = "white-noise:deviation=1..30,gray=true";
        assertThat(LegacyNames.operators(former)).isEqualTo(now);
        assertThat(LegacyNames.formerOperators(now)).isEqualTo(former);
        assertThat(LegacyNames.operators("colour-quantisation:colours=8")).isEqualTo("color-quantization:colors=8");
        assertThat(LegacyNames.operators("cst:space=grey")).isEqualTo("cst:space=gray");
    }

    @Test
    void fieldsAreKnownByTheirSection() {
        assertThat(LegacyNames.field("", "optimiser")).contains("optimizer");
        assertThat(LegacyNames.field("optimizer", "average")).contains("ema-decay");
        assertThat(LegacyNames.field("loss", "average")).isEmpty();
    }

    @Test
    void formerSplitTextsAreReadAsRanges() {
        assertThat(LegacyNames.split("random:1:7")).isEqualTo("random-7-1");
        assertThat(LegacyNames.split("random:10:-7")).isEqualTo("random--7-1..10");
        assertThat(LegacyNames.split("folds:5:1")).isEqualTo("fold-5-1-1..5");
        assertThat(LegacyNames.split("random-7-1")).isEqualTo("random-7-1");
        assertThat(LegacyNames.split("folds:0:1")).isEqualTo("folds:0:1");
    }

    @Test
    void theStateOfACheckpointHasPresentNames() {
        assertThat(LegacyNames.state(Map.of("pictures-sha256", "ab", "step", "3")))
                .containsOnly(Map.entry("images-sha256", "ab"), Map.entry("step", "3"));
    }
}
