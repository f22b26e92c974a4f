package io.github.qptv2.scoring;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.Percentiles;
import io.github.qptv2.scoring.bundle.Uncertainty;

/**
 * Maps raw outputs to MOS, percent and percentile by a model's calibration.
 *
 * @param uncertainty of the scores, if the crops are those that it was fitted to
 */
record ScoreMapper(ModelDescription model, Optional<Uncertainty> uncertainty) {

    /**
     * The score of an image, from its mean raw output.
     *
     * @throws IllegalStateException if the network's output is not finite
     */
    Score of(double raw, int width, int height, int crops) {
        if (!Double.isFinite(raw)) {
            throw new IllegalStateException("the network's output must be finite, got " + raw);
        }
        return new Score(
                model.task(), model.name(), raw, mos(raw), percent(raw), percentile(raw), width, height, crops);
    }

    /** The score with its interval, if there is a MOS, and its domain. */
    Score withUncertainty(Score score, ImageFeatures features, Uncertainty uncertainty) {
        var interval = mapping()
                .map(mapping ->
                        uncertainty.interval(mapping.mos(features.raw()), features.statistics(), mapping.scale()));
        return score.with(interval, uncertainty.domain(features.statistics()));
    }

    /** Mean opinion score, empty without calibration. */
    OptionalDouble mos(double raw) {
        return map(mapping().map(mapping -> mapping::mos), raw);
    }

    /** The same in percent of its scale. */
    OptionalDouble percent(double raw) {
        return map(mapping().map(mapping -> mapping::score), raw);
    }

    /** Counted from the other end where better images have lower outputs. */
    private OptionalDouble percentile(double raw) {
        Optional<Percentiles> table = model.calibration().flatMap(Calibration::percentiles);
        return map(table.map(ranks -> model.risesWithQuality() ? ranks::of : output -> 100 - ranks.of(output)), raw);
    }

    private Optional<MosMapping> mapping() {
        return model.calibration().flatMap(Calibration::mos);
    }

    private static OptionalDouble map(Optional<DoubleUnaryOperator> function, double raw) {
        return function.map(known -> OptionalDouble.of(known.applyAsDouble(raw)))
                .orElse(OptionalDouble.empty());
    }
}
