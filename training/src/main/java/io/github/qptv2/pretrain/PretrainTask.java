package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.BatchStream;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.DataPosition;
import io.github.qptv2.train.ImageLog;
import io.github.qptv2.train.OutputPolicy;
import io.github.qptv2.train.RunSettings;
import io.github.qptv2.train.Schedule;
import io.github.qptv2.train.TrainState;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingTask;
import org.jspecify.annotations.Nullable;

/** Masked image modeling. */
final class PretrainTask implements TrainingTask {

    private static final String IMAGES = "images-sha256", DEGRADATION = "degradation-sha256";
    private static final String TEACHERS = "teachers-sha256";

    private final PretrainConfig config;
    private final PretrainData feed;
    private final Schedule schedule;
    private final TrainState trainState;
    private PretrainStep step;
    private final @Nullable TeacherStage teachers;
    private final RunSettings<PretrainConfig> settings;
    private BatchStream stream;

    /**
     * Starts the data at its beginning.
     *
     * @param trainState closed with the task
     * @param teachers closed with the task; null without teachers
     */
    PretrainTask(
            PretrainConfig config,
            PretrainData feed,
            Schedule schedule,
            TrainState trainState,
            PretrainStep step,
            @Nullable TeacherStage teachers) {
        this.config = config;
        this.feed = feed;
        this.schedule = schedule;
        this.trainState = trainState;
        this.step = step;
        this.teachers = teachers;
        settings = new RunSettings<>(config, PretrainConfig.DEFAULT, PretrainConfig::resumeFingerprint);
        stream = new BatchStream(feed.loader(), LoaderState.start(config.seed()));
    }

    @Override
    public TrainState trainState() {
        return trainState;
    }

    @Override
    public double learningRate(long step) {
        return schedule.rate(step);
    }

    @Override
    public void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException {
        step = step.with(config.runtime().precision().ofRun(from, step.pixels().device()));
        var loader = teachers == null ? feed.loader() : teachers.loader(from);
        stream.close();
        stream = new BatchStream(
                loader, from.isPresent() ? DataPosition.of(from.get()) : LoaderState.start(config.seed()));
    }

    @Override
    public void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException {
        settings.requireSame(checkpoint);
        if (!checkpoint.state(IMAGES).equals(feed.digest())) {
            throw new TrainingException(
                    "%s was made with other images: %s then, %d now; restore them, or name another folder"
                            .formatted(
                                    checkpoint.folder(),
                                    checkpoint.state("images"),
                                    feed.images().size()));
        }
        if (!feed.isDegradation(checkpoint.state(DEGRADATION))) {
            throw new TrainingException(
                    ("%s was made with another text of data.degradation %s, or with operators that have changed since;"
                                    + " restore the text, resume with the version that began the run, or name another folder")
                            .formatted(checkpoint.folder(), config.data().degradation()));
        }
        if (teachers != null && !checkpoint.state(TEACHERS).equals(teachers.digest())) {
            throw new TrainingException("%s was made with other files of teachers; restore them, or name another folder"
                    .formatted(checkpoint.folder()));
        }
    }

    @Override
    public PassResult forwardBackward(long done) {
        stream.takeDataWait();
        List<Batch> batches = stream.next(config.data().accumulate());
        var result = step.gradients(batches);
        var unusable =
                batches.stream().flatMap(batch -> batch.unusable().stream()).toList();
        return new PassResult(result.loss(), result.parts(), batches, 0, stream.takeDataWait(), unusable);
    }

    @Override
    public OutputPolicy output() {
        var output = config.output();
        var panels = teachers == null ? Panel.PRETRAINING : Panel.DISTILLATION;
        return new OutputPolicy(output.logEvery(), panels, output.checkpointEvery(), output.keep());
    }

    @Override
    public ImageLog imageLog(Path folder) throws IOException {
        int every = config.output().imagesEvery();
        return every == 0 || !step.reconstructs()
                ? ImageLog.NONE
                : new ReconstructionLogger(folder, every, ReconstructionSample.open(config, feed), step, trainState);
    }

    @Override
    public Map<String, String> state() {
        var state = DataPosition.toState(stream.state());
        step.precision().describe(state);
        state.put("images", Integer.toString(feed.images().size()));
        state.put(IMAGES, feed.digest());
        state.put(DEGRADATION, feed.degradation());
        if (teachers != null) {
            state.put(TEACHERS, teachers.digest());
        }
        return state;
    }

    @Override
    public void write(Path folder) throws IOException {
        settings.write(folder);
        if (teachers != null) {
            teachers.write(folder);
        }
    }

    @Override
    public String product() {
        return EncoderFile.NAME;
    }

    @Override
    public void finish(Path file, long steps) throws IOException {
        EncoderFile.write(file, trainState.emaWeights(), config, feed, steps);
    }

    @Override
    public void close() {
        stream.close();
        trainState.close();
        if (teachers != null) {
            teachers.close();
        }
    }
}
