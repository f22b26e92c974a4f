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
 * A regression as it is kept in a file.
 *
 * @param settings by which it was fitted, with the ridge that was chosen
 * @param labels to which it was fitted
 * @param calibration from predictions of each training item by a fit without its fold
 */
public record SavedFit(
        RegressionSettings settings,
        int labels,
        Standardization standardization,
        Regression regression,
        Calibration calibration) {

    /**
     * Fits to items of a set.
     *
     * @param components most principal components that are kept, at least 1
     * @throws IllegalArgumentException for too few items, or if the predictions tell nothing of their MOS
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
                "%s, %d images held out in turn".formatted(set.name(), items.size()));
        return new SavedFit(
                settings.with(fit.dual().ridge()),
                items.size(),
                fit.standardization(),
                compact.regression(),
                calibration);
    }

    /** With the networks and views whose features it was fitted to. */
    public BackboneModel model(List<BackboneModel.Network> networks, List<ImageView> views) {
        return new BackboneModel(networks, views, standardization, regression);
    }

    /** What the kept regression predicts for items. */
    double[] predict(FeatureTable features, List<LabeledItem> items) {
        var rows = features.of(items);
        return IntStream.range(0, rows.rows())
                .parallel()
                .mapToDouble(i -> regression.at(standardization.of(rows.row(i))))
                .toArray();
    }
}
