package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

import io.github.qptv2.architecture.MultiplyAdds;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.device.Device;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.DatasetPredictor;
import io.github.qptv2.evaluate.Prediction;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.ScoreTransform;
import io.github.qptv2.evaluate.UnscoredItem;
import io.github.qptv2.finetune.FinetuneRequest;
import io.github.qptv2.finetune.Finetuning;
import io.github.qptv2.finetune.config.DatasetConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingException;

/**
 * Fine-tuning of a network. The epoch is chosen on the validation part, which comes from the training part; the test
 * part is scored once, by the final model.
 *
 * @param config of the fine-tuning runs; its datasets give weights only, and its seed is replaced by that of the split
 * @param keepsCheckpoints whether the checkpoints of a complete run are kept beside its model
 */
public record FinetunedNetwork(FinetuneConfig config, boolean keepsCheckpoints) implements BenchmarkMethod {

    private static final String RUN = "run";

    /** Checks that the whole training part is used. */
    public FinetunedNetwork {
        if (config.data().labelShare() != 1) {
            throw new IllegalArgumentException("data.label-share must be 1, got %s; use the protocol label-efficiency"
                    .formatted(config.data().labelShare()));
        }
    }

    @Override
    public String name() {
        return "fine-tuned";
    }

    @Override
    public String fingerprint() throws IOException {
        var settings = config.withSeed(0).withDatasets(weights()).resumeFingerprint();
        String from = config.init().from();
        return YamlConfig.toYaml(settings) + (from.isEmpty() ? "" : "init.from: " + Sha256.of(Path.of(from)) + "\n");
    }

    /** The datasets of the configuration, of which only the weights matter. */
    private List<DatasetConfig> weights() {
        return config.datasets().stream()
                .map(set -> new DatasetConfig(set.name(), "", "official", set.weight(), ""))
                .toList();
    }

    @Override
    public Optional<CellResult> run(Cell cell, BooleanSupplier stop) throws IOException, TrainingException {
        long start = System.nanoTime();
        Path run = Files.createDirectories(cell.folder().resolve(RUN));
        Path split = SplitFile.write(cell.split().split(), cell.folder());
        var request = new FinetuneRequest(config(cell, split), new RunRequest(run, OptionalLong.empty(), true));
        var processes = Collective.alone(Device.parse(config.runtime().device()));
        var trained = Finetuning.run(
                request, processes, cell.listener().training(cell.split().name()), stop);
        if (trained.stopped()) {
            return Optional.empty();
        }
        var scored = scored(cell, trained.product(), stop);
        if (scored.isEmpty()) {
            return Optional.empty();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var network = scored.get();
        return Optional.of(new CellResult(
                seconds, network.parameters(), network.multiplyAdds(), trained.step(), network.unscored()));
    }

    /** The settings of one split. */
    private FinetuneConfig config(Cell cell, Path split) {
        var sets = new ArrayList<DatasetConfig>();
        for (BenchmarkSet used : cell.used()) {
            String name = used.name();
            double weight = config.datasets().stream()
                    .filter(set -> set.name().equals(name))
                    .mapToDouble(DatasetConfig::weight)
                    .findFirst()
                    .orElse(1);
            var scale = used.set().scale();
            String stated = name.equals("own") && scale.stated() ? scale.toString() : "";
            sets.add(new DatasetConfig(name, used.source().toString(), split.toString(), weight, stated));
        }
        return config.withSeed(cell.split().seed()).withDatasets(sets);
    }

    private record Scored(long parameters, long multiplyAdds, int unscored) {}

    /** Scores the test items with the final model; empty if a stop was requested. */
    private Optional<Scored> scored(Cell cell, Path model, BooleanSupplier stop) throws IOException {
        var key = new PredictionLog.ModelKey(name(), Sha256.of(model).substring(0, 16));
        var copies = cell.tested().stream().map(BenchmarkSet::copy).toList();
        int threads = config.runtime().threads();
        var options = threads > 0 ? ScorerOptions.DEFAULT.withThreads(threads) : ScorerOptions.DEFAULT;
        var batch = BatchOptions.DEFAULT
                .withThreads(config.data().workers())
                .withImageReader(
                        ImageReader.standard().withCorruptFiles(config.data().corrupt()));
        int unscored = 0;
        try (var scorer = Scorer.load(model, options);
                var log = PredictionLog.resume(cell.folder().resolve(CellPredictions.FILE), copies)) {
            log.requireSame(key);
            for (DatasetCopy copy : copies) {
                var items = CellPredictions.tested(cell.split(), copy.set());
                var predictor = new DatasetPredictor(scorer, batch, ScoreTransform.RAW);
                var made = predictor.predict(copy, items, new Logged(cell, log, key, copy), stop);
                unscored += made.unscored().size();
                if (made.scored().size() + made.unscored().size() < items.size()) {
                    return Optional.empty();
                }
            }
            var bundle = scorer.bundle();
            return Optional.of(
                    new Scored(bundle.weights().elements(), MultiplyAdds.of(bundle.architecture()), unscored));
        }
    }

    private record Logged(Cell cell, PredictionLog log, PredictionLog.ModelKey key, DatasetCopy copy)
            implements DatasetPredictor.Listener {
        @Override
        public OptionalDouble previousOutput(LabeledItem item) {
            return log.previousOutput(key, copy, item);
        }

        @Override
        public void scored(Prediction prediction) {
            log.add(key, copy, prediction);
        }

        @Override
        public void failed(UnscoredItem item) {
            cell.listener().message(copy.file(item.item()) + ": " + item.reason());
        }

        @Override
        public void flush() {
            log.flush();
        }
    }

    /** Removes the checkpoints of a complete run unless they are kept; the final model stays. */
    @Override
    public void clean(Path folder) throws IOException {
        Path run = folder.resolve(RUN);
        if (keepsCheckpoints || !Files.isDirectory(run)) {
            return;
        }
        RunFolder.deleteCheckpoints(run);
    }
}
