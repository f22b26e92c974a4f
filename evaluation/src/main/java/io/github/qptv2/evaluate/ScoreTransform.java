package io.github.qptv2.evaluate;

import java.util.Optional;

import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;

/** What of a model is held against opinions, of which higher is always better. */
public enum ScoreTransform {
    /** The network's output, its sign turned where the model's calibration says that better images have lower ones. */
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
    /** The opinion score by the model's calibration, on the scale of that, turned round where lower is better there. */
    MOS {
        @Override
        public double of(double raw, Optional<Calibration> calibration) {
            var map = calibration
                    .flatMap(Calibration::mos)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "opinion scores need a model with a calibration; make one with qpt calibrate"));
            double mos = map.mos(raw);
            return map.scale().higherIsBetter()
                    ? mos
                    : map.scale().low() + map.scale().high() - mos;
        }
    };

    /**
     * The value for an output.
     *
     * @throws IllegalArgumentException if the model has no calibration and needs one
     */
    public abstract double of(double raw, Optional<Calibration> calibration);
}
