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
 * Trains with the ranking loss on all sources but one, and ranks the distortions of the held-out source: one, or each
 * in turn with {@code -Dqpt.sources=all}. {@code -Dqpt.clips} names another configuration and {@code -Dqpt.start}
 * initial weights, for the results of docs/video.md.
 */
class ClipRankingIT {

    private static final Path CONFIG =
            Path.of("..", "configs", "finetune", System.getProperty("qpt.clips", "clip-series") + ".yaml");
    private static final String START = System.getProperty("qpt.start", ""); // an image model to inflate
    private static final String HELD_OUT = "frog.mp4";

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
    private Path without(Path heldOut) throws IOException {
        Path others = Files.createDirectories(dir.resolve("without-" + heldOut.getFileName()));
        for (Path source : sources) {
            if (!source.equals(heldOut)) {
                Files.copy(source, others.resolve(source.getFileName()));
            }
        }
        return others;
    }

    /**
     * Correlations by distortion type on a held-out source, of a model trained on the others.
     *
     * @param steps to make; the first one has a learning rate of 0
     */
    private Map<String, Double> ranked(Path heldOut, Path others, OptionalLong steps)
            throws IOException, TrainingException {
        var read = YamlConfig.read(CONFIG, FinetuneConfig.DEFAULT).withRankAugmentation(others.toString());
        var config = START.isEmpty() ? read : read.withEncoder(START);
        Path out =
                dir.resolve("run-%s-%s".formatted(heldOut.getFileName(), steps.isPresent() ? "untrained" : "trained"));
        var request = new FinetuneRequest(config, new RunRequest(out, steps, false));
        var outcome = Finetuning.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
        try (var scorer = Scorer.load(outcome.product())) {
            return new ClipRanking(scorer, config.rankAugmentation()).of(heldOut);
        }
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void distortionsOfAHeldOutSourceAreRanked() throws Exception {
        boolean all = System.getProperty("qpt.sources", "").equals("all");
        assertThat(sources).hasSizeGreaterThanOrEqualTo(6);
        var means = new ArrayList<Double>();
        var before = new ArrayList<Double>();
        for (Path source : sources) {
            if (all || source.endsWith(HELD_OUT)) {
                Path others = without(source);
                before.add(printed(source, "untrained", ranked(source, others, OptionalLong.of(1))));
                means.add(printed(source, "trained", ranked(source, others, OptionalLong.empty())));
            }
        }
        assertThat(mean(means)).isGreaterThanOrEqualTo(0.8).isGreaterThan(mean(before));
    }

    private static double printed(Path source, String what, Map<String, Double> correlations) {
        double mean = mean(correlations.values());
        System.out.printf(Locale.ROOT, "%s %s %s mean %.3f%n", source.getFileName(), what, correlations, mean);
        return mean;
    }
}
