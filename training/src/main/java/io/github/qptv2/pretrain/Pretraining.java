package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.data.BatchStream;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.data.Pixels;
import io.github.qptv2.tensor.Device;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.Schedule;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;

/**
 * A pretraining run: from unlabelled pictures to an encoder.
 *
 * <pre>{@code
 * var config = YamlConfig.read(Path.of("configs/pretrain/smoke.yaml"), PretrainConfig.DEFAULT).withData("photos");
 * var request = new PretrainRequest(config, Path.of("run"), OptionalLong.empty(), false);
 * Outcome outcome = Pretraining.run(request, TrainingListener.NONE, () -> false);
 * }</pre>
 *
 * <p>On the processor a run that was interrupted and resumed ends with the same bits as one that was not.
 */
public final class Pretraining {

    /** What is kept in the end, in the folder of the run. */
    public static final String ENCODER = "encoder.safetensors";

    private static final double RATE_PER = 256;

    private final PretrainRequest request;
    private final TrainingListener listener;
    private final Feed feed;
    private final Schedule schedule;
    private final Device device;

    private Pretraining(PretrainRequest request, TrainingListener listener) throws IOException, TrainingException {
        this.request = request;
        this.listener = listener;
        device = device(config());
        feed = Feed.open(config(), 0, 1);
        schedule = schedule(config(), feed);
    }

    /**
     * Trains until the schedule, the request or {@code stop} says to end.
     *
     * @param stop asked after each step; when it says yes a checkpoint is written and the run ends
     * @throws TrainingException in one line, if the settings, the pictures or the folder do not allow the run, or the
     *     loss is no number any more
     * @throws IOException if the disk fails; the checkpoints written before stand
     */
    public static Outcome run(PretrainRequest request, TrainingListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        var run = new Pretraining(request, listener);
        int threads = request.config().compute().threads();
        if (threads > 0) {
            Ops.threads(threads);
        }
        try (var folder = RunFolder.open(request.out());
                var learner = Learner.begin(request.config(), run.device)) {
            return run.in(folder, learner, stop);
        }
    }

    private PretrainConfig config() {
        return request.config();
    }

    private static Device device(PretrainConfig config) throws TrainingException {
        String name = config.compute().device();
        try {
            var device = Device.parse(name);
            if (device.available()) {
                return device;
            }
        } catch (IllegalArgumentException e) {
            throw new TrainingException("compute.device: " + e.getMessage(), e);
        }
        throw new TrainingException(
                "compute.device: there is no %s here, or this build of libtorch cannot use it".formatted(name));
    }

    private static Schedule schedule(PretrainConfig config, Feed feed) {
        var length = config.schedule();
        long steps = length.total(feed.loader().batches(), config.data().accumulate());
        double peak = config.optimiser().baseRate()
                * config.data().batch()
                * config.data().accumulate()
                / RATE_PER;
        return new Schedule(steps, length.warmUp() * steps, peak, length.lastRate() * peak);
    }

    private Outcome in(RunFolder folder, Learner learner, BooleanSupplier stop) throws IOException, TrainingException {
        var begun = resumed(folder, learner);
        long from = begun.map(CheckpointFolder::step).orElse(0L);
        long to = Math.min(schedule.steps(), request.limit().orElse(Long.MAX_VALUE));
        listener.begins(from, to);
        boolean stopped = false;
        if (from < to) {
            var state = begun.isPresent() ? RunState.loader(begun.get()) : LoaderState.start(config().seed());
            stopped = train(from, to, state, new TrainingLoop.Parts(config(), feed, learner, schedule, folder), stop);
        }
        var encoder = folder.path().resolve(ENCODER);
        long reached = Math.max(from, to);
        if (!stopped && (from < to || !Files.exists(encoder))) {
            EncoderFile.of(learner.best(), config(), trainingData(reached)).write(encoder);
        }
        return new Outcome(reached, schedule.steps(), stopped, encoder);
    }

    private boolean train(long from, long to, LoaderState state, TrainingLoop.Parts parts, BooleanSupplier stop)
            throws IOException, TrainingException {
        var noise = new MaskNoise(config().encoder().tokens(), 0, 1);
        var pixels = new Pixels(config().data().normalisation(), device);
        var step = new PretrainStep(parts.learner().network(), config().masking(), pixels, noise);
        var gallery = new RunMonitor.Gallery(Exhibit.open(config(), feed), step, parts.learner());
        try (var stream = new BatchStream(feed.loader(), state);
                var monitor = RunMonitor.open(config(), parts.folder().path(), from, gallery)) {
            return new TrainingLoop(parts, step, stream, monitor, listener).run(from, to, stop);
        }
    }

    /** The checkpoint to go on from, whose numbers the learner has taken over. */
    private Optional<CheckpointFolder> resumed(RunFolder folder, Learner learner)
            throws IOException, TrainingException {
        if (!request.resume()) {
            if (folder.hasCheckpoints()) {
                throw new TrainingException(
                        folder.path() + ": holds a run already; go on with --resume, or name another folder");
            }
            return Optional.empty();
        }
        var found = folder.latest(listener::says);
        if (found.isPresent()) {
            RunState.requireSame(found.get(), config(), feed);
            learner.restore(found.get());
        }
        return found;
    }

    private String trainingData(long step) {
        var data = config().data();
        return "pretrained on %,d pictures (sha256 %s), %,d steps of %d; qpt %s"
                .formatted(
                        feed.pictures().size(),
                        feed.digest().substring(0, 16),
                        step,
                        data.batch() * data.accumulate(),
                        Provenance.code());
    }
}
