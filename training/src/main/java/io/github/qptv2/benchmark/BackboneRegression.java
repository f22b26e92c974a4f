package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.Prediction;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.probe.BackboneProbe;
import io.github.qptv2.probe.FeatureExtraction;
import io.github.qptv2.probe.FeatureTable;
import io.github.qptv2.probe.ProbeSplit;
import io.github.qptv2.probe.RegressionSettings;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;

/**
 * Regression on the features of frozen networks: kernel ridge regression whose ridge is chosen by cross-validation on
 * the training items. It uses the labels of the training and of the validation part. With several datasets MOS are
 * normalized to [0, 1] by their scales, and predictions are on the scale of the tested dataset.
 */
public final class BackboneRegression implements BenchmarkMethod {

    private static final int DIGITS = 16; // of a digest

    private final Features features;
    private final RegressionSettings settings;
    private final FeatureTable table;
    private final Map<Split.Key, LabeledItem> items;

    /**
     * The networks and views that features are extracted with.
     *
     * @param folder of the feature cache
     * @param threads at least 1
     */
    public record Features(List<BackboneModel.Network> networks, List<ImageView> views, Path folder, int threads) {
        /** Copies. */
        public Features {
            networks = List.copyOf(networks);
            views = List.copyOf(views);
        }
    }

    private BackboneRegression(
            Features features, RegressionSettings settings, FeatureTable table, Map<Split.Key, LabeledItem> items) {
        this.features = features;
        this.settings = settings;
        this.table = table;
        this.items = items;
    }

    /**
     * Extracts the features of all usable images of datasets, unless the cache has them.
     *
     * @throws IOException in one line if an image cannot be read or a network fails
     * @throws IllegalArgumentException if a dataset has videos
     */
    public static BackboneRegression of(
            Features features, RegressionSettings settings, List<BenchmarkSet> sets, ProgressListener progress)
            throws IOException {
        var files = new ArrayList<Path>();
        var named = new ArrayList<LabeledItem>();
        Map<Split.Key, LabeledItem> items = new HashMap<>();
        for (BenchmarkSet each : sets) {
            DatasetCopy copy = each.copy();
            if (copy.set().isOfClips()) {
                throw new IllegalArgumentException("frozen networks are for images, got videos in "
                        + copy.set().name());
            }
            for (LabeledItem item : copy.set().usable()) {
                files.add(copy.file(item));
                var unique = unique(copy, item);
                named.add(unique);
                items.put(new Split.Key(copy.set().name(), item.name()), unique);
            }
        }
        Files.createDirectories(features.folder());
        try (var extraction =
                FeatureExtraction.open(features.networks(), features.views(), features.folder(), features.threads())) {
            var rows = extraction.of(files, done -> progress.at("features", done, files.size()));
            return new BackboneRegression(features, settings, new FeatureTable(named, rows), items);
        }
    }

    /** The item with its dataset in name and content, and with normalized MOS. */
    private static LabeledItem unique(DatasetCopy copy, LabeledItem item) {
        String set = copy.set().name() + "/";
        var scale = copy.set().scale();
        return LabeledItem.of("", set + item.name(), (item.mos() - scale.low()) / (scale.high() - scale.low()))
                .withContent(set + item.content());
    }

    @Override
    public String name() {
        return "frozen-"
                + features.networks().stream()
                        .map(network -> network.spec().name().replaceAll("[^A-Za-z0-9.-]", "-"))
                        .collect(Collectors.joining("-"));
    }

    @Override
    public String fingerprint() {
        var networks = features.networks().stream()
                .map(network -> network.spec() + " " + Sha256.of(network.onnx()))
                .toList();
        return "networks: %s\nviews: %s\nregression: %s\n".formatted(networks, features.views(), settings);
    }

    @Override
    public Optional<CellResult> run(Cell cell, BooleanSupplier stop) throws IOException {
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        SplitFile.write(cell.split().split(), cell.folder());
        var labeled = new LinkedHashSet<>(cell.split().split().train());
        labeled.addAll(cell.split().split().validation());
        Path file = cell.folder().resolve(CellPredictions.FILE);
        Files.deleteIfExists(file); // a fit takes seconds, so an interrupted one is repeated
        String key = Sha256.of(fingerprint().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        var model = new PredictionLog.ModelKey(name(), key);
        var copies = cell.tested().stream().map(BenchmarkSet::copy).toList();
        try (var log = PredictionLog.create(file, copies)) {
            for (DatasetCopy copy : copies) {
                predictions(cell, copy, items(cell, labeled)).forEach(made -> log.add(model, copy, made));
            }
            log.flush();
        }
        return Optional.of(new CellResult((System.nanoTime() - start) / 1e9, 0, 0, 0, 0));
    }

    /** The training items, in the order of the labels. */
    private List<LabeledItem> items(Cell cell, Set<Split.Key> labeled) {
        return cell.sets().stream()
                .flatMap(set -> set.set().usable().stream().map(item -> new Split.Key(set.name(), item.name())))
                .filter(labeled::contains)
                .map(this::item)
                .toList();
    }

    private LabeledItem item(Split.Key key) {
        return Objects.requireNonNull(items.get(key), () -> "no features of " + key);
    }

    private List<Prediction> predictions(Cell cell, DatasetCopy copy, List<LabeledItem> train) {
        var tested = CellPredictions.tested(cell.split(), copy.set());
        var known = tested.stream()
                .map(item -> item(new Split.Key(copy.set().name(), item.name())))
                .toList();
        var split = new ProbeSplit(cell.split().name(), "test", train, known);
        double[] predicted = BackboneProbe.predictions(table, split, settings);
        var scale = copy.set().scale();
        return IntStream.range(0, predicted.length)
                .mapToObj(i -> {
                    double mos = scale.low() + predicted[i] * (scale.high() - scale.low());
                    return new Prediction(tested.get(i), mos, mos);
                })
                .toList();
    }
}
