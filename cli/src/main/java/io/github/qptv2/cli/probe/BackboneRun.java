package io.github.qptv2.cli.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.probe.BackboneProbe;
import io.github.qptv2.probe.BackboneProbe.LabelBudget;
import io.github.qptv2.probe.FeatureExtraction;
import io.github.qptv2.probe.FeatureTable;
import io.github.qptv2.probe.ProbeSplit;
import io.github.qptv2.probe.RegressionSettings;
import io.github.qptv2.probe.SavedFit;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import org.jspecify.annotations.Nullable;

/**
 * Extracts features of frozen networks and fits regressions to them.
 *
 * @param save where the regression is saved, or null
 */
record BackboneRun(
        Console console,
        DatasetCopy copy,
        List<ProbeSplit> splits,
        Features features,
        Fits fits,
        SaveOptions.@Nullable Target save) {

    /** The networks and views that features are extracted with. */
    record Features(
            List<BackboneModel.Network> networks,
            List<ImageView> views,
            List<ImageView> trainViews,
            @Nullable Path folder,
            int threads) {

        String describe(int width) {
            return "%,d features: %s; %s"
                    .formatted(
                            width,
                            String.join(
                                    ", ",
                                    networks.stream()
                                            .map(network -> network.spec().name())
                                            .toList()),
                            String.join(
                                            ", ",
                                            views.stream()
                                                    .map(ImageView::toString)
                                                    .toList())
                                    + trainViews.stream()
                                            .map(view -> ", also fitted to " + view)
                                            .collect(Collectors.joining()));
        }
    }

    /** The regressions to fit, and the metrics to compute. */
    record Fits(
            List<LabelBudget> budgets,
            List<RegressionSettings> settings,
            Set<String> excluded,
            MetricConfig metricConfig) {}

    BackboneText run() throws IOException {
        var table = extracted();
        var probe = new BackboneProbe(table, splits, fits.excluded(), fits.metricConfig());
        var rows = new ArrayList<BackboneText.Row>();
        for (LabelBudget budget : fits.budgets()) {
            for (RegressionSettings settings : fits.settings()) {
                rows.add(new BackboneText.Row(probe.fit(budget, settings), false));
            }
        }
        if (save != null) {
            rows.addAll(saved(probe, save));
        }
        return new BackboneText(title(table), rows);
    }

    /** Saves the regression fitted to all training items, and evaluates it on the evaluated part of a single split. */
    private List<BackboneText.Row> saved(BackboneProbe probe, SaveOptions.Target target) throws IOException {
        var items = kept();
        var fit =
                SavedFit.of(probe.features(), copy.set(), items, fits.settings().get(0), target.components());
        var trainingData = String.format(
                Locale.ROOT,
                "%s, %s: %,d images",
                copy.set().name(),
                splits.size() > 1 ? "all" : splits.get(0).label(),
                items.size());
        var fitted = FittedImages.of(items.stream().map(copy::file).toList());
        target.write(fit.model(features.networks(), features.views()), fit, trainingData, fitted);
        console.message("wrote %s: fitted to %,d images".formatted(target.file(), items.size()));
        return splits.size() > 1 ? List.of() : List.of(new BackboneText.Row(probe.evaluate(fit), true));
    }

    /** The training part of a single split; with several splits, which evaluate the method, all items. */
    private List<LabeledItem> kept() {
        return splits.size() > 1 ? copy.set().usable() : splits.get(0).train();
    }

    private FeatureTable extracted() throws IOException {
        Map<String, LabeledItem> items = new LinkedHashMap<>();
        for (ProbeSplit split : splits) {
            fits.budgets().stream().flatMap(budget -> budget.of(split).stream()).forEach(drawn -> add(drawn, items));
            add(split.tested(), items);
        }
        if (save != null) {
            add(kept(), items);
        }
        var all = List.copyOf(items.values());
        var files = all.stream().map(copy::file).toList();
        var rows = extracted(files, features.views());
        var others = new ArrayList<List<float[]>>();
        for (ImageView view : features.trainViews()) {
            others.add(extracted(files, List.of(view)));
        }
        return new FeatureTable(all, rows, others);
    }

    private List<float[]> extracted(List<Path> files, List<ImageView> views) throws IOException {
        try (var extraction =
                        FeatureExtraction.open(features.networks(), views, features.folder(), features.threads());
                var progress = new StagedProgress(console.err())) {
            return extraction.of(files, done -> progress.at("features", done, files.size()));
        }
    }

    private static void add(List<LabeledItem> some, Map<String, LabeledItem> items) {
        some.forEach(item -> items.put(item.name(), item));
    }

    private String title(FeatureTable table) {
        var first = splits.get(0);
        String which = splits.size() > 1
                ? "%d splits such as %s, %s".formatted(splits.size(), first.label(), first.part())
                : "%s, %s".formatted(first.label(), first.part());
        return "%s, %s; %s".formatted(copy.label(), which, features.describe(table.width()));
    }
}
