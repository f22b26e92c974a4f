package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.ranking.DistortionSeriesLoader;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.UnusableSample;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.DataPosition;
import io.github.qptv2.train.OutputPolicy;
import io.github.qptv2.train.RunSettings;
import io.github.qptv2.train.TrainState;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingTask;
import org.jspecify.annotations.Nullable;

/** Quality regression on MOS, a ranking loss on synthetically distorted images or videos, or both. */
final class FinetuneTask implements TrainingTask {

    private static final String RANKED = "loss-series";

    private final Parts parts;
    private final FinetuneConfig config;
    private final RunSettings<FinetuneConfig> settings;
    private final RunInputs inputs;
    private final EarlyStopping stopping;
    private FinetuneStep step;
    private @Nullable JointStep joint;

    /**
     * Components of the task; it closes those that can be closed.
     *
     * @param series null where nothing is ranked
     * @param joint null where no frozen network takes part
     */
    record Parts(
            FinetunedModel model,
            LabeledBatches batches,
            @Nullable DistortionSeriesLoader series,
            FinetuneSchedule schedule,
            TrainState trainState,
            FinetuneStep step,
            Validation validation,
            CalibrationStep calibration,
            @Nullable Joint joint) {}

    /** Joint training with the targets of frozen networks. */
    record Joint(JointStage stage, JointStep step) {}

    FinetuneTask(Parts parts) throws IOException {
        this.parts = parts;
        config = parts.model().config();
        step = parts.step();
        settings = new RunSettings<>(config, FinetuneConfig.DEFAULT, FinetuneConfig::resumeFingerprint);
        var series = parts.series();
        inputs = RunInputs.of(
                config,
                parts.model().labels(),
                series == null ? null : series.images(),
                parts.model().initialWeights().digest());
        stopping = new EarlyStopping(config.validation(), parts.validation(), parts.model());
    }

    /** Steps of the whole schedule. */
    long steps() {
        return parts.schedule().steps();
    }

    @Override
    public TrainState trainState() {
        return parts.trainState();
    }

    @Override
    public double learningRate(long step) {
        return parts.schedule().learningRate(step);
    }

    @Override
    public long optimizerSteps(long step) {
        long head = parts.schedule().headSteps();
        return step > head ? step - head : step;
    }

    @Override
    public void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException {
        step = step.with(config.runtime()
                .precision()
                .ofRun(from, step.inputSpec().pixels().device()));
        long done = 0;
        if (from.isPresent()) {
            done = from.get().step();
            parts.batches().resume(DataPosition.of(from.get()));
            stopping.resume(BestCheckpoint.read(from.get()));
        }
        if (parts.joint() != null) {
            joint = parts.joint().step().with(step);
            parts.batches()
                    .target(parts.joint().stage(), from, done * config.data().accumulate());
        }
        if (parts.series() != null && done > 0) {
            parts.series().resume(done);
        }
        if (parts.schedule().headOnly(done)) {
            trainState().trainOnly(LayerRates::isHead);
        }
    }

    @Override
    public void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException {
        settings.requireSame(checkpoint);
        inputs.requireSame(checkpoint);
        if (parts.joint() != null) {
            parts.joint().stage().requireSame(checkpoint);
        }
    }

    @Override
    public PassResult forwardBackward(long done) {
        if (done > 0 && done == parts.schedule().headSteps()) {
            trainState().trainAll();
        }
        boolean headOnly = parts.schedule().headOnly(done);
        parts.batches().takeDataWait();
        List<Batch> batches = parts.batches().next(config.data().accumulate());
        long dataWait = parts.batches().takeDataWait(), otherImages = 0;
        var unusable = new ArrayList<UnusableSample>();
        batches.forEach(batch -> unusable.addAll(batch.unusable()));
        var result = gradients(batches, headOnly);
        double loss = result.loss();
        if (parts.joint() != null) {
            dataWait += parts.joint().stage().takeDataWait();
            otherImages += config.pseudo().isOn() ? config.pseudo().crops() : 0;
        }
        var losses = new LinkedHashMap<>(result.parts());
        if (parts.series() != null) {
            long start = System.nanoTime();
            var series = parts.series().next();
            dataWait += System.nanoTime() - start;
            series.forEach(levels -> unusable.addAll(levels.unusable()));
            double ranked = step.rankingGradients(series, headOnly);
            loss += ranked;
            otherImages += (long) series.size() * config.rankAugmentation().levels();
            if (joint != null) {
                losses.put(RANKED, ranked / config.rankAugmentation().weight());
            }
        }
        return new PassResult(loss, losses, batches, otherImages, dataWait, unusable);
    }

    private JointStep.Result gradients(List<Batch> batches, boolean headOnly) {
        if (joint == null || parts.joint() == null) {
            return new JointStep.Result(step.gradients(batches, headOnly), Map.of());
        }
        var stage = parts.joint().stage();
        var crops = batches.stream()
                .map(batch -> new JointStep.Crops(batch, stage.next()))
                .toList();
        return joint.gradients(crops, headOnly);
    }

    @Override
    public ValidationResult validate(long step) {
        return parts.schedule().isValidated(step) ? stopping.validate(modelWeights(), step) : ValidationResult.NONE;
    }

    /** The EMA weights without the auxiliary head, which only training uses. */
    private StateDict modelWeights() {
        return trainState().emaWeights().without(JointNetwork::isAuxiliary);
    }

    @Override
    public boolean hasEnded() {
        return stopping.hasEnded();
    }

    @Override
    public OutputPolicy output() {
        var output = config.output();
        return new OutputPolicy(
                output.logEvery(),
                parts.joint() == null ? Panel.FINE_TUNING : Panel.JOINT,
                output.checkpointEvery(),
                output.keep());
    }

    @Override
    public void prepare(Path folder) throws IOException {
        var split = parts.model().labels().split();
        if (split != null) {
            SplitFile.write(split, folder);
        }
    }

    @Override
    public Map<String, String> state() {
        var state = DataPosition.toState(parts.batches().state());
        step.precision().describe(state);
        inputs.describe(state);
        stopping.best().describe(state);
        if (parts.joint() != null) {
            parts.joint().stage().describe(state);
        }
        return state;
    }

    @Override
    public void write(Path folder) throws IOException {
        settings.write(folder);
        stopping.best().write(folder);
        if (parts.joint() != null) {
            parts.joint().stage().write(folder);
        }
    }

    @Override
    public String product() {
        return FinetunedModel.FILE;
    }

    @Override
    public void finish(Path file, long step) throws IOException {
        var chosen = stopping.chosen(modelWeights(), step);
        StateDict weights = Objects.requireNonNull(chosen.weights());
        var uncalibrated = parts.model().of(weights, Optional.empty(), chosen.step());
        parts.model()
                .of(weights, parts.calibration().of(uncalibrated), chosen.step())
                .write(file);
    }

    @Override
    public void close() {
        if (parts.series() != null) {
            parts.series().close();
        }
        parts.batches().close();
        if (parts.joint() != null) {
            parts.joint().stage().close();
        }
        trainState().close();
    }
}
