package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.data.Batch;
import io.github.qptv2.data.BatchStream;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.Figures;
import io.github.qptv2.train.FolderKeeper;
import io.github.qptv2.train.Keeper;
import io.github.qptv2.train.Learner;
import io.github.qptv2.train.Place;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.Schedule;
import io.github.qptv2.train.Settings;
import io.github.qptv2.train.Task;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;

/** To learn to paint what is hidden. */
final class PretrainTask implements Task {

    private static final String PICTURES = "pictures-sha256", DAMAGE = "degradation-sha256";
    private static final String TEACHERS = "teachers-sha256";

    private final PretrainConfig config;
    private final Feed feed;
    private final Schedule schedule;
    private final Learner learner;
    private PretrainStep step;
    private final @Nullable TeacherStage teachers;
    private final Settings<PretrainConfig> settings;
    private BatchStream stream;

    /**
     * Takes what it closes in the end.
     *
     * @param teachers null where nothing is learned from one
     */
    PretrainTask(
            PretrainConfig config,
            Feed feed,
            Schedule schedule,
            Learner learner,
            PretrainStep step,
            @Nullable TeacherStage teachers) {
        this.config = config;
        this.feed = feed;
        this.schedule = schedule;
        this.learner = learner;
        this.step = step;
        this.teachers = teachers;
        settings = new Settings<>(config, PretrainConfig.DEFAULT, PretrainConfig::decisive);
        stream = new BatchStream(feed.loader(), LoaderState.start(config.seed()));
    }

    @Override
    public Learner learner() {
        return learner;
    }

    @Override
    public double rate(long done) {
        return schedule.rate(done);
    }

    @Override
    public void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException {
        step = step.with(config.compute().precision().kept(from, step.pixels().device()));
        var loader = teachers == null ? feed.loader() : teachers.loader(from);
        stream.close();
        stream = new BatchStream(loader, from.isPresent() ? Place.of(from.get()) : LoaderState.start(config.seed()));
    }

    @Override
    public void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException {
        settings.requireSame(checkpoint);
        if (!checkpoint.state(PICTURES).equals(feed.digest())) {
            throw new TrainingException(
                    "%s was made with other pictures: there were %s, now there are %d; restore them, or name another folder"
                            .formatted(
                                    checkpoint.folder(),
                                    checkpoint.state("pictures"),
                                    feed.pictures().size()));
        }
        if (!checkpoint.state(DAMAGE).equals(feed.damage())) {
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
    public Work work(long done) {
        stream.takeWaited();
        List<Batch> batches = stream.next(config.data().accumulate());
        var made = step.gradients(batches);
        return new Work(made.loss(), batches, stream.takeWaited(), 0, made.parts());
    }

    @Override
    public Keeper keeper(RunFolder folder, long from) throws IOException {
        var output = config.output();
        FolderKeeper.Pictures gallery = output.picturesEvery() == 0 || !step.paints()
                ? FolderKeeper.Pictures.NONE
                : new Gallery(folder.path(), output.picturesEvery(), Exhibit.open(config, feed), step, learner);
        var figures = Figures.open(folder.path(), new Figures.Kept(output.logEvery(), panels()), from);
        return new FolderKeeper(
                folder, this, new FolderKeeper.Habit(output.checkpointEvery(), output.keep()), figures, gallery);
    }

    private List<Panel> panels() {
        return teachers == null ? Panel.PRETRAINING : Panel.PRETRAINING_TOWARDS_TEACHERS;
    }

    @Override
    public Map<String, String> state() {
        var state = Place.words(stream.state());
        step.precision().describe(state);
        state.put("pictures", Integer.toString(feed.pictures().size()));
        state.put(PICTURES, feed.digest());
        state.put(DAMAGE, feed.damage());
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
        EncoderFile.write(file, learner.best(), config, feed, steps);
    }

    @Override
    public void close() {
        stream.close();
        learner.close();
        if (teachers != null) {
            teachers.close();
        }
    }
}
