package io.github.qptv2.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.SplittableRandom;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.io.Quantiles;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;

/**
 * Speed of a network in 8-bit integers relative to 32-bit floats: from the bytes of crops to scores, alternating in one
 * process. Arguments: {@code micro}, {@code mini} or {@code tiny}, threads, crops per pass.
 */
public final class PrecisionSpeed {

    private static final int ROUNDS = 15;
    private static final int CROPS = 16; // per round, at least, since the clock of CPU time is coarse

    private PrecisionSpeed() {}

    /** Prints medians of the rounds, and their ratios. */
    public static void main(String[] args) throws ImageException {
        var config = HiVitConfig.TINY;
        if (args.length > 0 && !args[0].equals("tiny")) {
            config = args[0].equals("mini") ? HiVitConfig.MINI : HiVitConfig.MICRO;
        }
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        int side = config.imageSize();
        var pixels = new byte[3 * side * side];
        new SplittableRandom(1).nextBytes(pixels);
        var bundle = fresh(config);
        var options = ScorerOptions.DEFAULT.withThreads(threads).withBatch(count);
        var floatCosts = new ScoringCost[ROUNDS];
        var integerCosts = new ScoringCost[ROUNDS];
        try (var floats = Scorer.of(bundle, options);
                var integers = Scorer.of(bundle, options.withPrecision(Precision.INT8))) {
            var crops = Collections.nCopies(count, floats.prepare(Image.of(side, side, pixels)));
            for (int round = -2; round < ROUNDS; round++) { // the first two are warmup
                var ofFloats = ScoringCost.of(floats, crops, CROPS);
                var ofIntegers = ScoringCost.of(integers, crops, CROPS);
                if (round >= 0) {
                    floatCosts[round] = ofFloats;
                    integerCosts[round] = ofIntegers;
                }
            }
        }
        print(config.name(), options, floatCosts, integerCosts);
    }

    private static void print(String name, ScorerOptions options, ScoringCost[] floats, ScoringCost[] integers) {
        double wall = median(floats, true) / median(integers, true);
        double cpu = median(floats, false) / median(integers, false);
        System.out.printf(
                Locale.ROOT,
                "%s, %d threads, %d crops per pass: fp32 %.1f ms per crop (%.1f ms CPU time), int8 %.1f ms (%.1f ms):"
                        + " %.2f times as fast (%.2f)%n",
                name,
                options.threads(),
                options.batch(),
                median(floats, true),
                median(floats, false),
                median(integers, true),
                median(integers, false),
                wall,
                cpu);
    }

    /** Milliseconds per crop. */
    private static double median(ScoringCost[] rounds, boolean wall) {
        return Quantiles.median(Arrays.stream(rounds)
                .mapToDouble(cost -> 1e3 * (wall ? cost.wall() : cost.cpu()))
                .toArray());
    }

    private static ModelBundle fresh(HiVitConfig config) {
        try (var network = new QualityNetwork(config, 1e-6, Pooling.MEAN_THEN_NORM)) {
            var description = ModelDescription.of(config.name());
            return new ModelBundle(description, new Architecture(config, 1, true), network.state());
        }
    }
}
