package io.github.qptv2.finetune;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.pseudo.PseudoLabelRequest;
import io.github.qptv2.pseudo.PseudoLabeling;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RecordingListener;
import io.github.qptv2.train.RunRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PseudoLabeledSetIT {

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private Path set;

    @SuppressWarnings("NullAway.Init")
    private Path scorer;

    private final List<String> failures = new ArrayList<>();

    @BeforeEach
    void makeSet() throws Exception {
        set = SmallDatasets.blurred(dir.resolve("set"), 8, 4);
        scorer = SmallScorers.red(dir.resolve("red.qpt"), FittedImages.UNKNOWN);
    }

    private PseudoLabelRequest request(Path out, boolean resume) {
        return new PseudoLabelRequest(scorer, List.of(set), out, "kadid", 2, 5, 0.5, resume, 2);
    }

    private PseudoLabeling.Outcome label(Path out) throws Exception {
        return PseudoLabeling.run(request(out, false), done -> {}, failures::add, () -> false);
    }

    @Test
    void everyRowIsTheScoreOfTheImageWithTheRowsDegradation() throws Exception {
        Path out = dir.resolve("pseudo.csv");
        var outcome = label(out);
        var labels = DatasetReaders.read("pseudo", out);

        assertThat(outcome.rows()).isEqualTo(96);
        assertThat(labels.items()).hasSize(96);
        assertThat(labels.scale().low()).isZero();
        assertThat(labels.scale().high()).isEqualTo(10);
        try (var loaded = Scorer.load(scorer)) {
            for (var item : labels.items().subList(0, 9)) {
                var image = ImageReader.standard().read(dir.resolve(item.path()));
                var shown = item.degradation().isEmpty()
                        ? image
                        : DegradationChain.parse(item.degradation()).apply(image);
                assertThat(item.mos()).isCloseTo(loaded.score(shown).mos().orElseThrow(), within(1e-12));
                assertThat(item.weight()).isEqualTo(0.5);
            }
        }
        assertThat(Files.readAllLines(out).subList(0, 7))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("# pseudo-labels by qpt "),
                        line -> assertThat(line).startsWith("# model: red, sha256 "),
                        line -> assertThat(line).isEqualTo("# model fitted to: nothing"),
                        line -> assertThat(line).isEqualTo("# score: MOS on the scale 0.0 10.0"),
                        line -> assertThat(line)
                                .startsWith("# degradation: kadid, sha256 ")
                                .endsWith("seed 5"),
                        line -> assertThat(line).isEqualTo("# weight: 0.5"),
                        line -> assertThat(line).isEqualTo("path,score,weight,degradation"));
    }

    @Test
    void anInterruptedRunResumesToTheSameFile() throws Exception {
        Path whole = dir.resolve("whole.csv"), parts = dir.resolve("parts.csv");
        label(whole);
        var labeled = new long[1];
        var first = PseudoLabeling.run(
                request(parts, false), done -> labeled[0] = done, failures::add, () -> labeled[0] == 5);
        assertThat(first.complete()).isFalse();
        assertThat(parts).doesNotExist();
        PseudoLabeling.run(request(parts, true), done -> {}, failures::add, () -> false);

        assertThat(parts).hasSameTextualContentAs(whole);
        assertThat(failures).isEmpty();
    }

    @Test
    void anUnreadableImageIsReportedAndTheOthersAreLabeled() throws Exception {
        Files.writeString(set.resolve("001-0.png"), "no image");
        var outcome = label(dir.resolve("pseudo.csv"));

        assertThat(outcome.rows()).isEqualTo(93);
        assertThat(failures).singleElement().asString().startsWith("001-0.png: ");
        assertThat(outcome.failures()).isEqualTo(failures);
    }

    private FinetuneConfig config(Path pseudo) throws Exception {
        return YamlConfig.parse(
                        """
                        init: {network: {image-size: 32, width: 16, depths: {main: 1}, heads: 2}}
                        datasets: [{name: own}, {name: pseudo, path: %s, weight: 0.25}]
                        data: {batch: 16}
                        validation: {share: 0.25}
                        schedule: {epochs: 0, steps: 2}
                        output: {log-every: 1}
                        """
                                .formatted(pseudo),
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withDataset("own", set.toString());
    }

    @Test
    void fineTuningTrainsOnPseudoLabelsAndValidatesOnHumanRatings() throws Exception {
        Path pseudo = dir.resolve("pseudo.csv");
        label(pseudo);
        var listener = new RecordingListener();
        Path out = dir.resolve("run");
        Finetuning.run(
                new FinetuneRequest(config(pseudo), new RunRequest(out, OptionalLong.empty(), false)),
                Collective.alone(Device.CPU),
                listener,
                () -> false);

        var datasets = List.of(DatasetReaders.read("own", set), DatasetReaders.read("pseudo", pseudo));
        var split = SplitFile.read(out.resolve("split.csv"), datasets);
        assertThat(split.train()).filteredOn(key -> key.set().equals("pseudo")).hasSize(96);
        assertThat(split.validation()).isNotEmpty().allMatch(key -> key.set().equals("own"));
        assertThat(listener.lines()).anyMatch(line -> line.contains("does not record which images it was fitted to"));
        var weights = RunLabels.read(config(pseudo), false).train().images().stream()
                .filter(image -> image.set() == 1)
                .mapToDouble(LabeledImages.LabeledImage::weight);
        assertThat(weights).containsOnly(0.125); // 0.25 of the set times 0.5 of the row
    }

    @Test
    void pseudoLabelsOfAScorerFittedToTheTestPartAreRefused() throws Exception {
        SmallScorers.red(scorer, FittedImages.of(List.of(set.resolve("003-0.png"))));
        Path pseudo = dir.resolve("pseudo.csv");
        label(pseudo);
        assertThatThrownBy(() -> Finetuning.run(
                        new FinetuneRequest(
                                config(pseudo), new RunRequest(dir.resolve("run"), OptionalLong.empty(), false)),
                        Collective.alone(Device.CPU),
                        new RecordingListener(),
                        () -> false))
                .hasMessage("the scorer of %s must not be fitted to images of the run's validation or test part, got 1"
                                .formatted(pseudo)
                        + " such as 003-0.png");
    }
}
