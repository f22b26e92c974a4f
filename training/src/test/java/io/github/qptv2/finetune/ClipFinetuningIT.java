package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.SmallClips;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.ClipPreprocessing;
import io.github.qptv2.scoring.bundle.FrameTransform;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RecordingListener;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClipFinetuningIT {

    @TempDir
    private Path dir;

    private Path set = Path.of("");

    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void makeSet() throws IOException {
        set = SmallClips.blurred(dir.resolve("set"), 8, 3);
    }

    private TrainingResult run(FinetuneConfig config, Path out, long limit) throws IOException, TrainingException {
        var steps = limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
        var request = new FinetuneRequest(config, new RunRequest(out, steps, Files.exists(out)));
        return Finetuning.run(request, Collective.alone(Device.CPU), listener, () -> false);
    }

    private static void assertSameEnd(Path one, Path other, long step) {
        String checkpoint = "step-%06d/".formatted(step);
        for (String file : List.of("weights", "optimizer", "averages")) {
            String name = checkpoint + file + ".safetensors";
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(one.resolve(Finetuning.MODEL)).hasSameBinaryContentAs(other.resolve(Finetuning.MODEL));
    }

    @ParameterizedTest
    @EnumSource(FrameTransform.class)
    void aResumedRunEndsWithTheSameBitsWithOrWithoutACacheAndRecomputation(FrameTransform view) throws Exception {
        String how = "rank-augmentation: {types: [h264, white-noise], images: 1, levels: 3}\n";
        var plain = SmallClips.config(set, how).withRankAugmentation(set.toString());
        var plainView = changed(plain, "view: fragments", "view: " + view);
        var cached = changed(
                changed(plainView, "cache: \"\"", "cache: " + dir.resolve("cache")),
                "activation-checkpointing: false",
                "activation-checkpointing: true");
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");

        run(plainView, whole, 0);
        run(cached, parts, 3);
        run(cached, parts, 0);
        assertSameEnd(whole, parts, 4);
        assertThat(dir.resolve("cache")).isNotEmptyDirectory();
    }

    private static FinetuneConfig changed(FinetuneConfig config, String before, String after) throws ConfigException {
        String yaml = YamlConfig.toYaml(config);
        assertThat(yaml).contains(before);
        return YamlConfig.parse(yaml.replace(before, after), "test.yaml", FinetuneConfig.DEFAULT);
    }

    @Test
    void blurIsLearnedFromItsLabelsAndTheModelScoresVideos() throws Exception {
        Path larger = SmallClips.blurred(dir.resolve("larger"), 16, 4);
        var config = YamlConfig.parse(
                        """
                        init: {network: {image-size: 32, width: 64, depths: {main: 1}, heads: 2}}
                        datasets: [{name: own}]
                        clips: {frames: 4, interval: 2, clips: 2}
                        data: {batch: 12}
                        optimizer: {base-lr: 5.0e-2, ema-decay: 0.9}
                        tuning: {drop-path: 0}
                        schedule: {epochs: 12}
                        validation: {every: 3}
                        """,
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withDataset("own", larger.toString());
        var outcome = run(config, dir.resolve("run"), 0);

        var bundle = ModelBundle.read(outcome.product());
        assertThat(bundle.architecture().frames()).isEqualTo(4);
        assertThat(bundle.description().task()).isEqualTo(Task.VQA);
        assertThat(bundle.description().preprocessing().clips())
                .isEqualTo(new ClipPreprocessing(FrameTransform.FRAGMENTS, 2, 2));
        assertThat(bundle.description().trainingData()).contains(" clips for training, ");
        List<LabeledItem> test = DatasetReaders.read("own", larger).part(SplitPart.TEST);
        var scores = new double[test.size()];
        try (var scorer = Scorer.load(outcome.product())) {
            for (int i = 0; i < scores.length; i++) {
                var score =
                        scorer.scoreVideo(larger.resolve(test.get(i).path())).whole();
                scores[i] = score.raw();
                assertThat(score.mos().orElseThrow()).isBetween(-3.0, 0.0);
            }
        }
        assertThat(Srcc.of(scores, test.stream().mapToDouble(LabeledItem::mos).toArray()))
                .isGreaterThan(0.8);
    }

    @Test
    void aRunCanRankDistortionsWithoutLabels() throws Exception {
        var config = changed(
                SmallClips.config(set, "rank-augmentation: {types: [gaussian-blur, vp9], images: 2, levels: 3}"),
                "datasets:\n- name: own\n  path: " + set + "\n  split: official\n  weight: 1.0\n  scale: \"\"\n",
                "datasets: []\n");
        config = config.withRankAugmentation(set.toString());
        Path whole = dir.resolve("whole"), parts = dir.resolve("parts");
        var outcome = run(config, whole, 0);
        run(config, parts, 2);
        run(config, parts, 0);

        assertSameEnd(whole, parts, 4);
        assertThat(ModelBundle.read(outcome.product()).description().trainingData())
                .startsWith("trained to rank distorted clips, without labels; from scratch; 4 steps; ");
        assertThat(whole.resolve("split.csv")).doesNotExist();
        var epochs = changed(config, "epochs: 0.0\n  steps: 4", "epochs: 1.0\n  steps: 0");
        assertThatThrownBy(() -> run(epochs, dir.resolve("epochs"), 0))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("without a labeled set there are no epochs; ");
    }

    @Test
    void anImageModelIsInflatedWithItsHeadAndAClipModelKeepsItsFrames() throws Exception {
        Path images = SmallDatasets.blurred(dir.resolve("images"), 8, 2);
        Path image =
                run(SmallDatasets.config(images, ""), dir.resolve("image"), 0).product();
        var config = SmallClips.config(set, "").withEncoder(image.toString());
        var begun = InitialWeights.of(config, true);
        Path clips = run(config, dir.resolve("clips"), 0).product();
        var longer = changed(config, "frames: 4", "frames: 8").withEncoder(clips.toString());

        assertThat(begun.description()).contains(") inflated to 4 frames with its head");
        assertThat(begun.frames()).isEqualTo(4);
        assertThat(InitialWeights.of(longer, true).frames()).isEqualTo(4);
        assertThat(InitialWeights.of(longer, true).description())
                .endsWith(") of 4 frames instead of clips.frames, with its head");
        assertThatThrownBy(() -> InitialWeights.of(longer, false))
                .hasMessage(clips + ": is a network for clips; use one for images");
    }

    @Test
    void impossibleSettingsAreOneLineErrors() throws Exception {
        Path images = SmallDatasets.blurred(dir.resolve("images"), 4, 2), out = dir.resolve("run");
        Files.writeString(images.resolve("labels.csv"), "path,score,scale\n000-0.png,1,1:5\n000-1.png,2,1:5\n");
        var mixed = SmallClips.config(set, "").withDataset("own", set.toString());
        var partly = changed(mixed, "patch-keep-ratio: 1.0", "patch-keep-ratio: 0.5");
        assertThatThrownBy(() -> run(partly, out, 0))
                .isInstanceOf(TrainingException.class)
                .hasMessage("tuning.patch-keep-ratio must be 1 in a run of clips, got 0.5");
        var enlarged = changed(mixed, "enlarged: 1.0", "enlarged: 2.0");
        assertThatThrownBy(() -> run(enlarged, out, 0))
                .hasMessage("rank-augmentation.enlarged must be 1 in a run of clips, got 2.0");
        Path both = SmallClips.blurred(dir.resolve("both"), 4, 2);
        Files.writeString(both.resolve("labels.csv"), "path,score,scale\n000-0.y4m,1,1:5\n000-0.png,2,1:5\n");
        var mix = SmallClips.config(both, "");
        assertThatThrownBy(() -> run(mix, out, 0))
                .hasMessage("a run is of images or of videos, got both in own: 000-0.png is not a video; give each kind"
                        + " a set of its own");
        var still = mixed.withRankAugmentation(images.toString());
        assertThatThrownBy(() -> run(still, out, 0))
                .isInstanceOf(IOException.class)
                .hasMessage(images + ": holds no videos; name a folder of videos in rank-augmentation.path");
    }

    @Test
    void anUnreadableVideoIsReportedAndSkipped() throws Exception {
        for (int content = 0; content < 3; content++) {
            Files.write(set.resolve("00%d-0.y4m".formatted(content)), new byte[0]);
        }
        run(SmallClips.config(set, ""), dir.resolve("run"), 0);

        assertThat(listener.lines())
                .anyMatch(line -> line.endsWith("-0.y4m: is empty (0 bytes); copy or download it again"));
    }
}
