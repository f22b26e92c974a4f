package io.github.qptv2.evaluate;

import java.util.Optional;

import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;

/** Value of a model that is compared with MOS; higher always means better. */
public enum ScoreTransform {
    /** The network's output, negated where the calibration declares that better images have lower outputs. */
    RAW {
        @Override
        public double of(double raw, Optional<Calibration> calibration) {
            boolean rises = calibration
                    .flatMap(Calibration::mos)
                    .map(MosMapping::risesWithQuality)
                    .orElse(true);
            return rises ? raw : -raw;
        }
    },
    /** The calibrated MOS on the scale of the calibration, reversed where lower is better on it. */
    MOS {
        @Override
        public double of(double raw, Optional<Calibration> calibration) {
            var map = calibration
                    .flatMap(Calibration::mos)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "MOS need a model with a calibration; fit one with qpt calibrate"));
            double mos = map.mos(raw);
            return map.scale().higherIsBetter()
                    ? mos
                    : map.scale().low() + map.scale().high() - mos;
        }
    };

    /**
     * The value of an output.
     *
     * @throws IllegalArgumentException if a calibration is needed and missing
     */
    public abstract double of(double raw, Optional<Calibration> calibration);
}
