package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.github.qptv2.architecture.MultiplyAdds;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.EncoderProbe;
import io.github.qptv2.evaluate.Prediction;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * A linear probe of a frozen encoder: ridge regression from its embeddings to MOS, fitted to the training and
 * validation items of a split. Its penalty is selected by cross-validation on them.
 *
 * @param encoder file of the encoder, or of any network with one
 * @param options of the preprocessing
 * @param threads that decode, at least 1
 */
public record EncoderRegression(Path encoder, ScorerOptions options, int threads) implements BenchmarkMethod {

    private static final int DIGITS = 16;

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public String fingerprint() throws IOException {
        return "encoder: %s\ncrops: %s, short side: %s\n"
                .formatted(Sha256.of(encoder), options.maxCrops(), options.shortSide());
    }

    @Override
    public Optional<CellResult> run(Cell cell, BooleanSupplier stop) throws IOException {
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        var tested = cell.tested();
        if (tested.size() != 1) {
            throw new IllegalArgumentException("a probe needs one tested dataset, got " + tested.size());
        }
        long start = System.nanoTime();
        SplitFile.write(cell.split().split(), cell.folder());
        DatasetCopy copy = tested.get(0).copy();
        Set<Split.Key> labeled = new HashSet<>(cell.split().split().train());
        labeled.addAll(cell.split().split().validation());
        var train = copy.set().usable().stream()
                .filter(item -> labeled.contains(new Split.Key(copy.set().name(), item.name())))
                .toList();
        var test = CellPredictions.tested(cell.split(), copy.set());
        var bundle = ModelBundle.read(encoder);
        var probe = new EncoderProbe(
                copy, train, test, new Bootstrap(2, cell.split().seed()), threads);
        int total = train.size() + test.size();
        var outcome = probe.of(bundle, options, done -> cell.listener().at("probe", done, total));
        write(cell, copy, test, outcome.predicted());
        var architecture = bundle.architecture();
        double seconds = (System.nanoTime() - start) / 1e9;
        return Optional.of(new CellResult(seconds, bundle.weights().elements(), MultiplyAdds.of(architecture), 0, 0));
    }

    private void write(Cell cell, DatasetCopy copy, List<LabeledItem> test, double[] predicted) throws IOException {
        Path file = cell.folder().resolve(CellPredictions.FILE);
        Files.deleteIfExists(file); // a probe takes a minute, so an interrupted one is repeated
        var model = new PredictionLog.ModelKey(name(), Sha256.of(encoder).substring(0, DIGITS));
        try (var log = PredictionLog.create(file, List.of(copy))) {
            for (int i = 0; i < predicted.length; i++) {
                log.add(model, copy, new Prediction(test.get(i), predicted[i], predicted[i]));
            }
            log.flush();
        }
    }
}
