package io.github.qptv2.cli.output;

import java.util.List;

import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelDescription;

/**
 * Columns of a table.
 *
 * @param calibrated whether calibrated scores, MOS and percentiles are shown, else raw outputs
 * @param tasks whether the task of each row is shown
 */
public record TableStyle(boolean calibrated, boolean tasks) {

    /** Fit for rows of these models. */
    public static TableStyle of(List<ModelDescription> models) {
        boolean calibrated = models.stream()
                .allMatch(model -> model.calibration().flatMap(Calibration::mos).isPresent());
        return new TableStyle(calibrated, models.size() > 1);
    }
}
