package io.github.qptv2.probe;

import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.calibrate.CalibrationFit;
import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import io.github.qptv2.scoring.backbone.Regression;
import io.github.qptv2.scoring.backbone.Standardization;
import io.github.qptv2.scoring.bundle.Calibration;

/**
 * A regression in its stored form.
 *
 * @param settings of the fit, with the selected ridge
 * @param labels number of labels of the fit
 * @param calibration fitted to cross-validated predictions of the training items
 */
public record SavedFit(
        RegressionSettings settings,
        int labels,
        Standardization standardization,
        Regression regression,
        Calibration calibration) {

    /**
     * Fits to items of a dataset.
     *
     * @param components maximum number of stored principal components, at least 1
     * @throws IllegalArgumentException for too few items, or if the predictions do not correlate with MOS
     */
    public static SavedFit of(
            FeatureTable features,
            LabeledDataset set,
            List<LabeledItem> items,
            RegressionSettings settings,
            int components) {
        var labels = features.labels(items);
        var linear = settings.kind() == RegressionSettings.Kind.LINEAR;
        var fit = KernelRidge.fit(features.fitted(items), labels, settings, linear);
        var compact = CompactRegression.of(fit, labels, components, settings.seed());
        var scale = CalibrationFit.scale(set.scale());
        var calibration = CalibrationFit.of(
                compact.heldOut(),
                CalibrationFit.onScale(labels.mos(), scale),
                scale,
                set.name() + ", " + items.size() + " images held out in turn");
        return new SavedFit(
                settings.with(fit.dual().ridge()),
                items.size(),
                fit.standardization(),
                compact.regression(),
                calibration);
    }

    /** A scorer from this fit and the networks and views of its features. */
    public BackboneModel model(List<BackboneModel.Network> networks, List<ImageView> views) {
        return new BackboneModel(networks, views, standardization, regression);
    }

    /** Predictions of the stored regression. */
    double[] predict(FeatureTable features, List<LabeledItem> items) {
        var rows = features.of(items);
        return IntStream.range(0, rows.rows())
                .parallel()
                .mapToDouble(i -> regression.predict(standardization.of(rows.row(i))))
                .toArray();
    }
}
