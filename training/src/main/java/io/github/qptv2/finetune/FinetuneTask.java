package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.train.BestCheckpoint;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.DataPosition;
import io.github.qptv2.train.OutputPolicy;
import io.github.qptv2.train.RunSettings;
import io.github.qptv2.train.TrainState;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingTask;

/** Quality regression on MOS, a ranking loss on synthetically distorted images or videos, or both. */
final class FinetuneTask implements TrainingTask {

    private final FinetuneParts parts;
    private final FinetuneConfig config;
    private final RunSettings<FinetuneConfig> settings;
    private final RunInputs inputs;
    private final EarlyStopping stopping;
    private FinetunePass pass;

    FinetuneTask(FinetuneParts parts) throws IOException {
        this.parts = parts;
        config = parts.model().config();
        pass = new FinetunePass(parts, parts.step());
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
        var device = parts.step().inputSpec().pixels().device();
        var precision = config.runtime().precision().ofRun(from, device);
        pass = new FinetunePass(parts, parts.step().with(precision));
        long done = 0;
        if (from.isPresent()) {
            done = from.get().step();
            parts.batches().resume(DataPosition.of(from.get()));
            stopping.resume(BestCheckpoint.read(from.get()));
        }
        if (parts.joint() != null) {
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
        return pass.of(parts.schedule().headOnly(done));
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
        pass.step().precision().describe(state);
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
        var chosen = stopping.selected(modelWeights(), step);
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
