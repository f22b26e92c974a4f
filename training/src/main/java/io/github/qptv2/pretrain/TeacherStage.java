package io.github.qptv2.pretrain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.data.Loader;
import io.github.qptv2.teacher.Teachers;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;

/** The teachers of a run with the statistics of their features, which a checkpoint keeps. */
final class TeacherStage implements AutoCloseable {

    private static final String FILE = "teachers.safetensors";

    private final Teachers teachers;
    private final Feed feed;
    private final PretrainConfig config;
    private final TrainingListener listener;
    private StateDict measured = StateDict.of(Map.of());

    TeacherStage(Teachers teachers, Feed feed, PretrainConfig config, TrainingListener listener) {
        this.teachers = teachers;
        this.feed = feed;
        this.config = config;
        this.listener = listener;
    }

    /** Teachers as a run wants them. */
    static Teachers open(PretrainConfig config) {
        var target = config.target();
        return Teachers.open(
                config.teachers(),
                new Teachers.Settings(
                        config.encoder().grid(),
                        config.encoder().imageSize(),
                        target.exponent(),
                        target.statistics(),
                        target.teacherInput() == PretrainConfig.Target.PRISTINE,
                        config.seed()));
    }

    /** SHA-256 of the files. */
    String digest() {
        return teachers.digest();
    }

    /**
     * The run's loader with targets.
     *
     * @param from a checkpoint whose statistics are taken over; otherwise those of the checkpoint that {@code init}
     *     names, or they are measured
     */
    Loader loader(Optional<CheckpointFolder> from) throws TrainingException {
        Path known = from.map(checkpoint -> checkpoint.file(FILE))
                .orElseGet(() -> Path.of(config.init()).resolve(FILE));
        if (from.isPresent() || (!config.init().isEmpty() && Files.isRegularFile(known))) {
            measured = read(known);
        } else {
            listener.says("measuring the teachers' features on %d crops"
                    .formatted(config.target().statistics()));
            measured = teachers.measure(
                    feed.alone(config.data().batch(), config.data().workers()));
        }
        try {
            return feed.loader().withTargets(teachers.targets(measured));
        } catch (IllegalArgumentException e) {
            throw new TrainingException(known + ": " + e.getMessage(), e);
        }
    }

    private static StateDict read(Path file) throws TrainingException {
        try {
            return Safetensors.read(file);
        } catch (CheckpointException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes what was measured into a checkpoint. */
    void write(Path folder) throws CheckpointException {
        Safetensors.write(folder.resolve(FILE), measured);
    }

    @Override
    public void close() {
        teachers.close();
    }
}
