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
import io.github.qptv2.train.CheckpointWriter;
import io.github.qptv2.train.DataPosition;
import io.github.qptv2.train.MetricsWriter;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.RunSettings;
import io.github.qptv2.train.Schedule;
import io.github.qptv2.train.TrainState;
import io.github.qptv2.train.TrainingCallbacks;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingTask;
import org.jspecify.annotations.Nullable;

/** To learn to paint what is hidden. */
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
     * Takes what it closes in the end.
     *
     * @param teachers null where nothing is learned from one
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
    public double rate(long done) {
        return schedule.rate(done);
    }

    @Override
    public void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException {
        step = step.with(config.runtime().precision().kept(from, step.pixels().device()));
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
                    "%s was made with other images: there were %s, now there are %d; restore them, or name another folder"
                            .formatted(
                                    checkpoint.folder(),
                                    checkpoint.state("images"),
                                    feed.images().size()));
        }
        if (!feed.isDegradation(checkpoint.state(DEGRADATION))) {
            throw new TrainingException(
                    ("%s was made with another text of data.degradation %s, or with operators that have changed since;"
                                    + " restore the text, go on with the version that began the run, or name another folder")
                            .formatted(checkpoint.folder(), config.data().degradation()));
        }
        if (teachers != null && !checkpoint.state(TEACHERS).equals(teachers.digest())) {
            throw new TrainingException("%s was made with other files of teachers; restore them, or name another folder"
                    .formatted(checkpoint.folder()));
        }
    }

    @Override
    public BatchWork work(long done) {
        stream.takeDataWait();
        List<Batch> batches = stream.next(config.data().accumulate());
        var made = step.gradients(batches);
        return new BatchWork(made.loss(), batches, stream.takeDataWait(), 0, made.parts());
    }

    @Override
    public TrainingCallbacks callbacks(RunFolder folder, long from) throws IOException {
        var output = config.output();
        CheckpointWriter.ImageLog reconstructions = output.imagesEvery() == 0 || !step.reconstructs()
                ? CheckpointWriter.ImageLog.NONE
                : new ReconstructionLogger(
                        folder.path(), output.imagesEvery(), ReconstructionSample.open(config, feed), step, trainState);
        var metrics = MetricsWriter.open(folder.path(), new MetricsWriter.LogConfig(output.logEvery(), panels()), from);
        return new CheckpointWriter(
                folder,
                this,
                new CheckpointWriter.CheckpointPolicy(output.checkpointEvery(), output.keep()),
                metrics,
                reconstructions);
    }

    private List<Panel> panels() {
        return teachers == null ? Panel.PRETRAINING : Panel.PRETRAINING_TOWARDS_TEACHERS;
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
        return Pretraining.ENCODER;
    }

    @Override
    public void finish(Path file, long steps) throws IOException {
        EncoderFile.write(file, trainState.best(), config, feed, steps);
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
