package io.github.qptv2.cli.output;

import java.util.List;

import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * What a table shows.
 *
 * @param calibrated opinions and percentiles, else raw numbers
 * @param tasks the task of each row
 */
public record TableStyle(boolean calibrated, boolean tasks) {

    /** Fit for rows of these models. */
    public static TableStyle of(List<ModelBundle.Description> models) {
        boolean calibrated = models.stream()
                .allMatch(model -> model.calibration().flatMap(Calibration::mos).isPresent());
        return new TableStyle(calibrated, models.size() > 1);
    }
}
