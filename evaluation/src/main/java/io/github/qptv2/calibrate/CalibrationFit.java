package io.github.qptv2.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Percentiles;

/**
 * Gives a model's raw output a meaning, from its outputs on the images of a set: those it was trained on, or any that
 * nobody will judge it by.
 *
 * <pre>{@code
 * var calibration = CalibrationFit.of(raws, opinions, CalibrationFit.scale(set.scale()), "biq2021 train");
 * }</pre>
 *
 * <p>The deviation is the population's (the squares' sum divided by n): the images stand for themselves. The percentile
 * table has 101 values, linear between the outputs in their order.
 */
public final class CalibrationFit {

    private static final int STEPS = 100;

    private CalibrationFit() {}

    /**
     * Mean, deviation, percentile table and the curve to opinions: the four-parameter logistic of least squares whose
     * ends lie on the scale. Whether it rises or falls the data say.
     *
     * @param mos on {@code scale}, in the order of {@code raws}
     * @param set what the percentile table is to be called by
     * @throws IllegalArgumentException unless both are finite, of one length, each with two different values, opinions
     *     are on the scale, and outputs tell anything of them
     */
    public static Calibration of(double[] raws, double[] mos, MosScale scale, String set) {
        var ranked = withoutMos(raws, set);
        var mosValue = Optional.of(mosMap(raws, mos, scale));
        return new Calibration(ranked.rawMean(), ranked.rawDeviation(), mosValue, ranked.percentiles());
    }

    /**
     * Mean, deviation and percentile table alone.
     *
     * @throws IllegalArgumentException unless all are finite and two of them differ
     */
    public static Calibration withoutMos(double[] raws, String set) {
        requireSpread("raw scores", raws);
        double mean = Arrays.stream(raws).average().orElseThrow();
        double squaredErrors =
                Arrays.stream(raws).map(raw -> (raw - mean) * (raw - mean)).sum();
        var table = new Percentiles(set, quantiles(raws));
        return new Calibration(mean, Math.sqrt(squaredErrors / raws.length), Optional.empty(), Optional.of(table));
    }

    /**
     * The curve alone.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static MosMapping mosMap(double[] raws, double[] mos, MosScale scale) {
        if (raws.length != mos.length) {
            throw new IllegalArgumentException(
                    "raw scores and opinions must be as many, got %d and %d".formatted(raws.length, mos.length));
        }
        requireSpread("raw scores", raws);
        requireSpread("opinions", mos);
        for (double mosValue : mos) {
            if (mosValue < scale.low() || mosValue > scale.high()) {
                throw new IllegalArgumentException("opinions must lie on the scale [%s, %s], got %s"
                        .formatted(scale.low(), scale.high(), mosValue));
            }
        }
        return new BoundedLogistic(raws, mos, scale).fit();
    }

    /** Opinions that pass the ends of their published scale, as LIVE's realigned ones do, taken to its ends. */
    public static double[] onScale(double[] mos, MosScale scale) {
        return Arrays.stream(mos)
                .map(mosValue -> Math.max(scale.low(), Math.min(scale.high(), mosValue)))
                .toArray();
    }

    /** The scale of a labeled set's items, where higher is better whatever its owners publish. */
    public static MosScale scale(RatingScale scale) {
        return new MosScale(scale.low(), scale.high(), true);
    }

    private static void requireSpread(String name, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " must be finite, got " + value);
            }
        }
        if (values.length < 2 || Arrays.stream(values).allMatch(value -> value == values[0])) {
            throw new IllegalArgumentException("a calibration needs two different %s, got %s"
                    .formatted(name, values.length == 0 ? "none" : values[0] + " in all " + values.length));
        }
    }

    private static List<Double> quantiles(double[] raws) {
        double[] sorted = Arrays.stream(raws).sorted().toArray();
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> quantile(sorted, (double) step / STEPS))
                .toList();
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place, above = Math.min(below + 1, sorted.length - 1);
        // clamped, since rounding must not let the table fall
        return Math.min(sorted[above], sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }
}
