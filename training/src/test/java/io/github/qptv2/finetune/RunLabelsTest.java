package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.TrainingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunLabelsTest {

    private static final String DATASETS = "datasets: [{name: own, split: random-1-1%s}]\n";

    @TempDir
    private Path folder;

    private FinetuneConfig config(String fields) throws IOException {
        var labels = new StringBuilder("path,score\n");
        for (int i = 0; i < 20; i++) {
            labels.append("%d.png,0.%02d%n".formatted(i, 7 + i));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        var yaml = Files.writeString(folder.resolve("run.yaml"), DATASETS.formatted(fields));
        return YamlConfig.read(yaml, FinetuneConfig.DEFAULT).withDataset("own", folder.toString());
    }

    @Test
    void aScaleIsNotGuessedFromTheScores() throws IOException {
        var config = config("");
        assertThatThrownBy(() -> RunLabels.read(config, false))
                .isInstanceOf(TrainingException.class)
                .hasMessage("the scale of the scores is not stated, and their range, 0.07 to 0.26, need not be the"
                        + " scale; state it, for example --scale 0:1");
    }

    @Test
    void theConfigurationOrTheCommandLineStatesIt() throws Exception {
        for (var config :
                new FinetuneConfig[] {config(", scale: 0:1"), config("").withScale("own", "0:1")}) {
            var labels = RunLabels.read(config, false);
            assertThat(labels.datasets().get(0).scale()).isEqualTo(RatingScale.of(0, 1));
            var first = labels.train().images().get(0);
            assertThat(first.normalizedMos()).isEqualTo((float) first.mos());
        }
    }

    @Test
    void scoresOutsideTheScaleAndOtherTextAreRefused() throws IOException {
        var narrow = config(", scale: 0.1:1");
        assertThatThrownBy(() -> RunLabels.read(narrow, false))
                .hasMessage("scores of own must lie on the scale 0.1:1, got 0.07 of 0.png");
        assertThatThrownBy(() -> config(", scale: high"))
                .hasMessageContaining("a scale must be LO:HI with LO below HI, such as 1:5, got high");
    }

    @Test
    void aResumedRunThatBeganWithoutAScaleKeepsTheRangeOfItsLabels() throws Exception {
        var labels = RunLabels.read(config(""), true);
        assertThat(labels.datasets().get(0).scale()).isEqualTo(RatingScale.observed(0.07, 0.26));
        assertThat(config(", scale: 0:1").resumeFingerprint())
                .isNotEqualTo(config("").resumeFingerprint());
    }
}
