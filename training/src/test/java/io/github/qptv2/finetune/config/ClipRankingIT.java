package io.github.qptv2.finetune.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.FinetuneRequest;
import io.github.qptv2.finetune.Finetuning;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Learns to rank damage on all sources but one, and ranks it on that one. One source is left out, or each in turn with
 * {@code -Dqpt.sources=all}; {@code -Dqpt.clips} names another configuration and {@code -Dqpt.start} what it begins
 * with: the figures of docs/video.md.
 */
class ClipRankingIT {

    private static final Path CONFIG =
            Path.of("..", "configs", "finetune", System.getProperty("qpt.clips", "clip-series") + ".yaml");
    private static final String START = System.getProperty("qpt.start", ""); // an image model to inflate
    private static final String LEFT_OUT = "frog.mp4";

    @TempDir
    private Path dir;

    private final List<Path> sources = new ArrayList<>();

    @BeforeEach
    void findSources() throws IOException {
        Path videos = Path.of(System.getenv().getOrDefault("QPT_DATA", ""), "videos");
        Assumptions.assumeTrue(
                Files.isDirectory(videos.resolve("konvid")),
                "set QPT_DATA to the folder of the real data, see its README");
        // each WebM there is the clip of its MP4
        for (Path folder : List.of(videos, videos.resolve("konvid"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".mp4")
                                && file.toFile().length() > 0)
                        .sorted()
                        .forEach(sources::add);
            }
        }
    }

    /** All sources but one, in a folder. */
    private Path without(Path leftOut) throws IOException {
        Path others = Files.createDirectories(dir.resolve("without-" + leftOut.getFileName()));
        for (Path source : sources) {
            if (!source.equals(leftOut)) {
                Files.copy(source, others.resolve(source.getFileName()));
            }
        }
        return others;
    }

    /**
     * Correlations on a source by kind of damage, of a model that has seen the others.
     *
     * @param steps to make; the first one has a learning rate of 0
     */
    private Map<String, Double> ranked(Path leftOut, Path others, OptionalLong steps)
            throws IOException, TrainingException {
        var read = YamlConfig.read(CONFIG, FinetuneConfig.DEFAULT).withRankAugmentation(others.toString());
        var config = START.isEmpty() ? read : read.withEncoder(START);
        Path out = dir.resolve("run-%s-%s".formatted(leftOut.getFileName(), steps.isPresent() ? "begun" : "trained"));
        var request = new FinetuneRequest(config, new RunRequest(out, steps, false));
        var outcome = Finetuning.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
        try (var scorer = Scorer.load(outcome.product())) {
            return new ClipRanking(scorer, config.rankAugmentation()).of(leftOut);
        }
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void distortionIsRankedOnASourceThatWasLeftOut() throws Exception {
        boolean all = System.getProperty("qpt.sources", "").equals("all");
        assertThat(sources).hasSizeGreaterThanOrEqualTo(6);
        var means = new ArrayList<Double>();
        var before = new ArrayList<Double>();
        for (Path source : sources) {
            if (all || source.endsWith(LEFT_OUT)) {
                Path others = without(source);
                before.add(told(source, "untrained", ranked(source, others, OptionalLong.of(1))));
                means.add(told(source, "trained", ranked(source, others, OptionalLong.empty())));
            }
        }
        assertThat(mean(means)).isGreaterThanOrEqualTo(0.8).isGreaterThan(mean(before));
    }

    private static double told(Path source, String what, Map<String, Double> correlations) {
        double mean = mean(correlations.values());
        System.out.printf(Locale.ROOT, "%s %s %s mean %.3f%n", source.getFileName(), what, correlations, mean);
        return mean;
    }
}
