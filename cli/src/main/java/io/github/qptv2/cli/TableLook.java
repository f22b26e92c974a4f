package io.github.qptv2.cli;

import java.util.List;

import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.ModelBundle;

/**
 * What a table shows.
 *
 * @param calibrated opinions and percentiles, else raw numbers
 * @param tasks the task of each row
 */
record TableLook(boolean calibrated, boolean tasks) {

    /** Fit for rows of these models. */
    static TableLook of(List<ModelBundle.Description> models) {
        boolean calibrated = models.stream()
                .allMatch(model ->
                        model.calibration().flatMap(Calibration::opinion).isPresent());
        return new TableLook(calibrated, models.size() > 1);
    }
}
