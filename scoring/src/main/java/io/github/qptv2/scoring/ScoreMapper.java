package io.github.qptv2.scoring;

import java.util.Optional;

import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.Percentiles;
import org.jspecify.annotations.Nullable;

/** What a model's raw outputs mean, as far as its calibration says. */
record ScoreMapper(ModelBundle.Description model) {

    /** The score of something so large, of which so many crops were looked at. */
    Score of(double raw, int width, int height, int crops) {
        if (!Double.isFinite(raw)) {
            throw new IllegalStateException("the network's output must be finite, got " + raw);
        }
        Optional<Percentiles> percentiles = model.calibration().flatMap(Calibration::percentiles);
        return new Score(
                model.task(),
                model.name(),
                raw,
                mos(raw),
                score(raw),
                percentiles.map(table -> percentile(table, raw)).orElse(null),
                width,
                height,
                crops);
    }

    /** Opinion score, null without calibration. */
    @Nullable
    Double mos(double raw) {
        return mos().map(map -> map.mos(raw)).orElse(null);
    }

    /** The same in percent of its scale. */
    @Nullable
    Double score(double raw) {
        return mos().map(map -> map.score(raw)).orElse(null);
    }

    private Optional<MosMapping> mos() {
        return model.calibration().flatMap(Calibration::mos);
    }

    /** Turned round where the calibration says that better images have lower outputs. */
    private double percentile(Percentiles table, double raw) {
        return model.risesWithQuality() ? table.of(raw) : 100 - table.of(raw);
    }
}
