package io.github.qptv2.pretrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.SampleBank;
import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.teacher.TeacherConfig;
import io.github.qptv2.teacher.TeacherSettings;
import io.github.qptv2.teacher.Teachers;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** The teachers of a run with the statistics of their features, which are part of checkpoints. */
final class TeacherStage implements AutoCloseable {

    private static final String FILE = "teachers.safetensors";

    private final Teachers teachers;
    private final PretrainData feed;
    private final PretrainConfig config;
    private final TrainingListener listener;
    private final BooleanSupplier stop;
    private StateDict measured = StateDict.of(Map.of());
    private @Nullable SampleBank bank;

    /**
     * Does not yet estimate the statistics.
     *
     * @param teachers closed by {@link #close}
     * @param stop asked while a bank is made
     */
    TeacherStage(
            Teachers teachers,
            PretrainData feed,
            PretrainConfig config,
            TrainingListener listener,
            BooleanSupplier stop) {
        this.teachers = teachers;
        this.feed = feed;
        this.config = config;
        this.listener = listener;
        this.stop = stop;
    }

    /** Loads the teachers of a configuration. */
    static Teachers open(PretrainConfig config) {
        var target = config.target();
        return Teachers.open(
                config.teachers(),
                new TeacherSettings(
                        config.encoder().grid(),
                        config.encoder().imageSize(),
                        target.exponent(),
                        target.statistics(),
                        target.teacherInput() == TargetImage.PRISTINE,
                        config.seed()));
    }

    /** SHA-256 of the teachers' files. */
    String digest() {
        return teachers.digest();
    }

    /**
     * The run's loader with targets.
     *
     * @param from a checkpoint to resume from, whose statistics are used; otherwise those of the bank or of the
     *     checkpoint in {@code init} are used, or they are measured
     */
    Loader loader(Optional<CheckpointFolder> from) throws IOException, TrainingException {
        var kept = config.teacherBank();
        if (!kept.isUsed()) {
            return feed.loader().withTargets(targets(from.map(TeacherStage::file)));
        }
        var stage = new SampleBankStage(Path.of(kept.folder()), config, feed, listener);
        var targets = targets(from.map(TeacherStage::file).or(stage::statistics));
        var targeted = new SampleBankStage.Targeted(
                targets, measured, teachers.layout().length());
        bank = stage.open(targeted, provenance(), stop);
        return feed.loader().from(bank);
    }

    private SampleTargets targets(Optional<Path> known) throws TrainingException {
        Optional<Path> file = known.or(this::ofInit);
        if (file.isPresent()) {
            measured = read(file.get());
        } else {
            listener.message("measuring statistics of the teachers' features on %d crops"
                    .formatted(config.target().statistics()));
            measured = teachers.measure(
                    feed.alone(config.data().batch(), config.data().workers()));
        }
        try {
            return teachers.targets(measured);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(file.map(path -> path + ": ").orElse("") + e.getMessage(), e);
        }
    }

    private static Path file(CheckpointFolder checkpoint) {
        return checkpoint.file(FILE);
    }

    private Optional<Path> ofInit() {
        return config.init().isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(config.init()).resolve(FILE)).filter(Files::isRegularFile);
    }

    /** Settings that determine the targets of a crop. */
    private Map<String, String> provenance() {
        var settings =
                config.teachers().stream().map(TeacherConfig::withoutFolder).toList();
        return Map.of(
                "teachers-sha256", digest(),
                "teachers", settings.toString(),
                "target.teacher-input", config.target().teacherInput().toString(),
                "statistics-sha256", statisticsDigest());
    }

    private String statisticsDigest() {
        var all = new StringBuilder();
        measured.weights().forEach((name, weight) -> {
            var bytes = new byte[weight.data().remaining()];
            weight.data().get(bytes);
            all.append(name).append(Sha256.of(bytes));
        });
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StateDict read(Path file) throws TrainingException {
        try {
            return Safetensors.read(file);
        } catch (CheckpointException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes the statistics to a checkpoint. */
    void write(Path folder) throws CheckpointException {
        Safetensors.write(folder.resolve(FILE), measured);
    }

    @Override
    public void close() {
        teachers.close();
        if (bank != null) {
            try {
                bank.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
