package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.ValidationConfig.Choose;
import io.github.qptv2.finetune.ranking.DistortionSeriesLoader;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.CheckpointWriter;
import io.github.qptv2.train.DataPosition;
import io.github.qptv2.train.MetricsWriter;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.RunSettings;
import io.github.qptv2.train.TrainState;
import io.github.qptv2.train.TrainingCallbacks;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingTask;
import org.jspecify.annotations.Nullable;

/** To learn to agree with opinions, to rank damage, or both. */
final class FinetuneTask implements TrainingTask {

    private static final String LABELS = "labels-sha256";
    private static final String SERIES = "rank-images-sha256";
    private static final String SERIES_OPERATORS = "rank-operators";
    private static final String RANKED = "loss-series";
    private static final String ENCODER = "encoder-sha256";

    private final Parts parts;
    private final FinetuneConfig config;
    private final RunSettings<FinetuneConfig> settings;
    private final String digest;
    private final String series;
    private FinetuneStep step;
    private @Nullable JointStep joint;
    private BestCheckpoint best = BestCheckpoint.NONE;

    /** What it is made of. */
    record Parts(
            FinetunedModel file,
            LabeledBatches batches,
            Optional<DistortionSeriesLoader> series,
            FinetuneSchedule pace,
            TrainState trainState,
            FinetuneStep step,
            Validation validation,
            CalibrationStep calibrating,
            @Nullable Joint joint) {}

    /** What frozen networks add; null where they take no part. */
    record Joint(JointStage stage, JointStep step) {}

    FinetuneTask(Parts parts) throws IOException {
        this.parts = parts;
        config = parts.file().config();
        step = parts.step();
        settings = new RunSettings<>(config, FinetuneConfig.DEFAULT, FinetuneConfig::resumeFingerprint);
        var labels = parts.file().labels();
        digest = labels.train().digest() + labels.validation().digest();
        series = parts.series().isPresent()
                ? Provenance.digest(parts.series().get().images())
                : "";
    }

    /** Of the whole schedule. */
    long steps() {
        return parts.pace().steps();
    }

    @Override
    public TrainState trainState() {
        return parts.trainState();
    }

    @Override
    public double rate(long done) {
        return parts.pace().rate(done);
    }

    @Override
    public long optimizerSteps(long step) {
        long head = parts.pace().headSteps();
        return step > head ? step - head : step;
    }

    @Override
    public void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException {
        long done = 0;
        step = step.with(config.runtime()
                .precision()
                .kept(from, step.inputSpec().pixels().device()));
        if (from.isPresent()) {
            done = from.get().step();
            parts.batches().resume(DataPosition.of(from.get()));
            best = BestCheckpoint.read(from.get());
        }
        if (parts.joint() != null) {
            joint = parts.joint().step().with(step);
            parts.batches()
                    .target(parts.joint().stage(), from, done * config.data().accumulate());
        }
        if (parts.series().isPresent() && done > 0) {
            parts.series().get().resume(done);
        }
        if (parts.pace().headOnly(done)) {
            trainState().moveOnly(LayerRates::isHead);
        }
    }

    @Override
    public void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException {
        settings.requireSame(checkpoint);
        requireSame(checkpoint, LABELS, digest, "other labels");
        requireSame(checkpoint, SERIES, series, "other images in rank-augmentation.path");
        if (!checkpoint.state().getOrDefault(SERIES_OPERATORS, "").equals(seriesOperators())) {
            throw new TrainingException(
                    ("%s was made when motion-blur of rank-augmentation.types was always horizontal, and its angle is drawn now;"
                                    + " go on with the version that began the run, or name another folder")
                            .formatted(checkpoint.folder()));
        }
        if (parts.joint() != null) {
            parts.joint().stage().requireSame(checkpoint);
        }
        requireSame(checkpoint, ENCODER, parts.file().initialWeights().digest(), "another file in init.from");
    }

    /** Operators that have changed since runs were first kept, as far as this run uses them. */
    private String seriesOperators() {
        return config.rankAugmentation().isOn() ? config.rankAugmentation().drawnAngles() : "";
    }

    private static void requireSame(CheckpointFolder checkpoint, String key, String now, String what)
            throws TrainingException {
        if (!checkpoint.state(key).equals(now)) {
            throw new TrainingException("%s was made with %s; restore what was there, or name another folder"
                    .formatted(checkpoint.folder(), what));
        }
    }

    @Override
    public BatchWork work(long done) {
        long head = parts.pace().headSteps();
        if (head > 0 && done == head) {
            trainState().moveAll();
        }
        parts.batches().takeDataWait();
        List<Batch> batches = parts.batches().next(config.data().accumulate());
        boolean headOnly = parts.pace().headOnly(done);
        long dataWait = parts.batches().takeDataWait(), images = 0;
        var made = gradients(batches, headOnly);
        double loss = made.loss();
        if (parts.joint() != null) {
            dataWait += parts.joint().stage().takeWaited();
            images += config.pseudo().isOn() ? config.pseudo().crops() : 0;
        }
        var losses = new LinkedHashMap<>(made.parts());
        if (parts.series().isPresent()) {
            long start = System.nanoTime();
            var series = parts.series().get().next();
            dataWait += System.nanoTime() - start;
            double ranked = step.rankingGradients(series, headOnly);
            loss += ranked;
            images += (long) series.size() * config.rankAugmentation().levels();
            if (joint != null) {
                losses.put(RANKED, ranked / config.rankAugmentation().weight());
            }
        }
        return new BatchWork(loss, batches, dataWait, images, losses);
    }

    private JointStep.Result gradients(List<Batch> batches, boolean headOnly) {
        var together = joint;
        var beside = parts.joint();
        if (together == null || beside == null) {
            return new JointStep.Result(step.gradients(batches, headOnly), Map.of());
        }
        var crops = batches.stream()
                .map(batch -> new JointStep.Crops(
                        batch, Optional.ofNullable(beside.stage().next())))
                .toList();
        return together.gradients(crops, headOnly);
    }

    @Override
    public ResumeCheck judge(long step) {
        if (!parts.pace().validations(step) || parts.validation().images().size() == 0) {
            return ResumeCheck.NONE;
        }
        StateDict weights = kept();
        var metrics = parts.validation().metrics(parts.file().of(weights, Optional.empty(), step));
        double srcc = metrics.getOrDefault(Validation.SRCC, Double.NaN);
        best = best.or(step, srcc, weights);
        String description = description(step, srcc, best.step() == step);
        return new ResumeCheck(metrics, hasEnded() ? description + patience() : description, hasEnded());
    }

    /** The weights to keep, without heads that are there in training only. */
    private StateDict kept() {
        return trainState().best().without(JointNetwork::isAuxiliary);
    }

    private String patience() {
        return "; no better one in %d looks, so the run ends here (validation.patience)".formatted(best.since());
    }

    private static String description(long step, double srcc, boolean best) {
        return Double.isNaN(srcc)
                ? "step %,d: no SRCC on the validation part: too few can be read, or their scores or opinions are all the same"
                        .formatted(step)
                : String.format(
                        Locale.ROOT,
                        "step %,d: SRCC %.4f on the validation part%s",
                        step,
                        srcc,
                        best ? ", the best so far" : "");
    }

    @Override
    public boolean hasEnded() {
        int patience = config.validation().patience();
        return patience > 0 && best.since() >= patience;
    }

    @Override
    public TrainingCallbacks callbacks(RunFolder folder, long from) throws IOException {
        var output = config.output();
        var split = parts.file().labels().split();
        if (split.isPresent()) {
            SplitFile.write(split.get(), folder.path());
        }
        var metrics = MetricsWriter.open(
                folder.path(),
                new MetricsWriter.LogConfig(output.logEvery(), joint == null ? Panel.FINE_TUNING : Panel.JOINT),
                from);
        var habit = new CheckpointWriter.CheckpointPolicy(output.checkpointEvery(), output.keep());
        return new CheckpointWriter(folder, this, habit, metrics, CheckpointWriter.ImageLog.NONE);
    }

    @Override
    public Map<String, String> state() {
        var state = DataPosition.toState(parts.batches().state());
        step.precision().describe(state);
        state.put(LABELS, digest);
        state.put(SERIES, series);
        state.put(SERIES_OPERATORS, seriesOperators());
        state.put(ENCODER, parts.file().initialWeights().digest());
        best.describe(state);
        if (parts.joint() != null) {
            parts.joint().stage().describe(state);
        }
        return state;
    }

    @Override
    public void write(Path folder) throws IOException {
        settings.write(folder);
        best.write(folder);
        if (parts.joint() != null) {
            parts.joint().stage().write(folder);
        }
    }

    @Override
    public String product() {
        return Finetuning.MODEL;
    }

    @Override
    public void finish(Path file, long step) throws IOException {
        var chosen = best.weights();
        boolean last = config.validation().choose() == Choose.LAST || chosen == null;
        StateDict weights = last || chosen == null ? kept() : chosen;
        long steps = last ? step : best.step();
        var plain = parts.file().of(weights, Optional.empty(), steps);
        parts.file().of(weights, parts.calibrating().of(plain), steps).write(file);
    }

    @Override
    public void close() {
        parts.series().ifPresent(DistortionSeriesLoader::close);
        parts.batches().close();
        if (parts.joint() != null) {
            parts.joint().stage().close();
        }
        trainState().close();
    }
}
