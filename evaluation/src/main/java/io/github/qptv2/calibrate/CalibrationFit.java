package io.github.qptv2.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.io.Quantiles;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Percentiles;

/**
 * Fits the calibration of a model to its raw outputs on the images of a dataset. Use training images or other images
 * that no evaluation of the model uses.
 *
 * <pre>{@code
 * var calibration = CalibrationFit.of(raws, mos, CalibrationFit.scale(set.scale()), "biq2021 train");
 * }</pre>
 *
 * <p>The standard deviation is that of the population (denominator n). The percentile table has the 101 quantiles 0 %,
 * 1 %, ..., 100 % ({@link Quantiles}).
 */
public final class CalibrationFit {

    private static final int STEPS = 100;

    private CalibrationFit() {}

    /**
     * Mean, deviation, percentile table and MOS mapping: the least-squares four-parameter logistic whose asymptotes lie
     * within the scale. The data determine whether it rises or falls.
     *
     * @param mos on {@code scale}, in the order of {@code rawOutputs}
     * @param set name of the percentile table
     * @throws IllegalArgumentException unless both are finite, of one length, each with two different values, the MOS
     *     lie on the scale, and the fitted curve is not constant
     */
    public static Calibration of(double[] rawOutputs, double[] mos, MosScale scale, String set) {
        var ranked = withoutMos(rawOutputs, set);
        var mosValue = Optional.of(mosMap(rawOutputs, mos, scale));
        return new Calibration(ranked.rawMean(), ranked.rawDeviation(), mosValue, ranked.percentiles());
    }

    /**
     * Mean, deviation and percentile table without MOS mapping.
     *
     * @throws IllegalArgumentException unless all are finite and two of them differ
     */
    public static Calibration withoutMos(double[] rawOutputs, String set) {
        requireSpread("raw outputs", rawOutputs);
        double mean = Arrays.stream(rawOutputs).average().orElseThrow();
        double squaredErrors = Arrays.stream(rawOutputs)
                .map(raw -> (raw - mean) * (raw - mean))
                .sum();
        var table = new Percentiles(set, quantiles(rawOutputs));
        return new Calibration(
                mean, Math.sqrt(squaredErrors / rawOutputs.length), Optional.empty(), Optional.of(table));
    }

    /**
     * The MOS mapping alone.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static MosMapping mosMap(double[] rawOutputs, double[] mos, MosScale scale) {
        if (rawOutputs.length != mos.length) {
            throw new IllegalArgumentException("raw outputs and MOS must have the same length, got %d and %d"
                    .formatted(rawOutputs.length, mos.length));
        }
        requireSpread("raw outputs", rawOutputs);
        requireSpread("MOS", mos);
        for (double mosValue : mos) {
            if (mosValue < scale.low() || mosValue > scale.high()) {
                throw new IllegalArgumentException(
                        "MOS must lie on the scale [%s, %s], got %s".formatted(scale.low(), scale.high(), mosValue));
            }
        }
        return new BoundedLogistic(rawOutputs, mos, scale).fit();
    }

    /** Clamps MOS to the published scale, which realigned MOS such as LIVE's can exceed. */
    public static double[] onScale(double[] mos, MosScale scale) {
        return Arrays.stream(mos)
                .map(mosValue -> Math.max(scale.low(), Math.min(scale.high(), mosValue)))
                .toArray();
    }

    /**
     * The scale of a labeled dataset's items, whose readers convert MOS so that higher is better.
     *
     * @throws IllegalArgumentException as {@link RatingScale#required}
     */
    public static MosScale scale(RatingScale given) {
        var scale = given.required();
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

    private static List<Double> quantiles(double[] rawOutputs) {
        double[] sorted = Arrays.stream(rawOutputs).sorted().toArray();
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> Quantiles.of(sorted, (double) step / STEPS))
                .toList();
    }
}
