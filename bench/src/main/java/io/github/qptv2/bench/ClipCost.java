package io.github.qptv2.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;

/**
 * Cost of a clip of 32 frames relative to a crop of an image: the same network, once inflated, from bytes to a score,
 * alternating in one process. The argument is {@code mini} or {@code tiny}.
 */
public final class ClipCost {

    private static final int FRAMES = 32;
    private static final int ROUNDS = 5;
    private static final int CROPS = 10; // per round, since one takes little more than a clock tick

    private ClipCost() {}

    /** The median round by CPU time. */
    private static ScoringCost median(ScoringCost[] rounds) {
        Arrays.sort(rounds, Comparator.comparingDouble(ScoringCost::cpu));
        return rounds[rounds.length / 2];
    }

    /** Prints CPU and wall time of both, their ratio, and peak memory. */
    public static void main(String[] args) throws IOException {
        var config = args.length > 0 && args[0].equals("mini") ? HiVitConfig.MINI : HiVitConfig.TINY;
        int side = config.imageSize();
        var pixels = new byte[3 * side * side];
        new SplittableRandom(1).nextBytes(pixels);
        var bundle = fresh(config);
        var image = new ScoringCost[ROUNDS];
        var clip = new ScoringCost[ROUNDS];
        try (var images = Scorer.of(bundle, ScorerOptions.DEFAULT);
                var clips = Scorer.of(bundle.inflated(FRAMES), ScorerOptions.DEFAULT)) {
            var crop = images.prepare(Image.of(side, side, pixels));
            ScoringCost.of(images, List.of(crop), CROPS);
            for (int round = 0; round < ROUNDS; round++) {
                image[round] = ScoringCost.of(images, List.of(crop), CROPS);
                clip[round] = ScoringCost.of(clips, List.of(crop), 1);
            }
        }
        print(config.name(), median(image), median(clip));
    }

    private static void print(String name, ScoringCost image, ScoringCost clip) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s: crop %.3f s (%.3f s CPU time), clip of %d frames %.2f s (%.2f s): %.0f crops;"
                        + " peak memory %d MiB%n",
                name,
                image.wall(),
                image.cpu(),
                FRAMES,
                clip.wall(),
                clip.cpu(),
                clip.cpu() / image.cpu(),
                ProcessFigures.peakMiB());
    }

    private static ModelBundle fresh(HiVitConfig config) {
        try (var network = new QualityNetwork(config, 1e-6, Pooling.MEAN_THEN_NORM)) {
            var description = ModelDescription.of(config.name());
            return new ModelBundle(description, new Architecture(config, 1, true), network.state());
        }
    }
}
