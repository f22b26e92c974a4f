package io.github.qptv2.pretrain;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.data.BatchStream;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.data.Pixels;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.train.CheckpointFolder;
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
 * Outcome outcome = Pretraining.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
 * }</pre>
 *
 * <p>On the processor a run that was interrupted and resumed ends with the same bits as one that was not.
 */
public final class Pretraining {

    /** What is kept in the end, in the folder of the run. */
    public static final String ENCODER = "encoder.safetensors";

    private static final double RATE_PER = 256;

    private final PretrainRequest request;
    private final PretrainConfig config;
    private final Collective all;
    private final TrainingListener listener;
    private final Feed feed;
    private final Schedule schedule;

    private Pretraining(PretrainRequest request, Collective all, TrainingListener listener)
            throws IOException, TrainingException {
        this.request = request;
        this.config = request.config();
        this.all = all;
        this.listener = listener;
        feed = Feed.open(config, all.rank(), all.size());
        if (feed.repeated() > 1) {
            listener.says(
                    "%d pictures do not fill a batch of %d on each of %d processes; each is taken %d times an epoch"
                            .formatted(feed.pictures().size(), config.data().batch(), all.size(), feed.repeated()));
        }
        schedule = schedule();
    }

    /**
     * Trains until the schedule, the request or {@code stop} says to end.
     *
     * @param all the processes that train together, each of which calls this; the first one writes files
     * @param stop asked after each step; when it says yes, in any process, a checkpoint is written and the run ends
     * @throws TrainingException in one line, if the settings, the pictures or the folder do not allow the run, or the
     *     loss is no number any more
     * @throws IOException if the disk fails; the checkpoints written before stand
     * @throws io.github.qptv2.tensor.CollectiveException if another process is lost
     */
    public static Outcome run(PretrainRequest request, Collective all, TrainingListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        if (!all.device().available()) {
            throw new TrainingException("compute.device: there is no %s here, or this build of libtorch cannot use it"
                    .formatted(all.device()));
        }
        int threads = request.config().compute().threads();
        if (threads > 0) {
            Ops.threads(threads);
        }
        var run = new Pretraining(request, all, listener);
        try (var learner = Learner.begin(request.config(), all)) {
            if (!all.isFirst()) {
                return run.follow(learner, stop);
            }
            try (var folder = RunFolder.open(request.out())) {
                return run.lead(learner, folder, stop);
            }
        }
    }

    private Schedule schedule() {
        var length = config.schedule();
        var data = config.data();
        long steps = length.total(feed.loader().batches(), data.accumulate());
        double peak = config.optimiser().baseRate() * data.batch() * data.accumulate() * all.size() / RATE_PER;
        return new Schedule(steps, length.warmUp() * steps, peak, length.lastRate() * peak);
    }

    /** The first process: finds where to begin, tells the others, and keeps what is made. */
    private Outcome lead(Learner learner, RunFolder folder, BooleanSupplier stop)
            throws IOException, TrainingException {
        var begun = begun(folder);
        var span = span(learner, begun);
        long step = span.reached();
        if (!span.isEmpty()) {
            var hiding = step(learner);
            var gallery = new RunMonitor.Gallery(Exhibit.open(config, feed), hiding, learner);
            try (var keeper = Keeper.open(new Keeper.Run(config, feed, folder), gallery, span.from())) {
                step = loop(learner, hiding, span, keeper, stop);
            }
        }
        var encoder = folder.path().resolve(ENCODER);
        boolean stopped = step < span.to();
        if (!stopped) {
            EncoderFile.write(encoder, learner.best(), config, feed, step);
        }
        return new Outcome(step, schedule.steps(), stopped, encoder);
    }

    /** Any other process. */
    private Outcome follow(Learner learner, BooleanSupplier stop) throws IOException, TrainingException {
        long from = (long) all.gather(0).get(0)[0];
        Optional<CheckpointFolder> begun =
                from == 0 ? Optional.empty() : Optional.of(RunFolder.at(request.out(), from));
        var span = span(learner, begun);
        long step = span.isEmpty() ? span.reached() : loop(learner, step(learner), span, Keeper.NOTHING, stop);
        return new Outcome(
                step, schedule.steps(), step < span.to(), request.out().resolve(ENCODER));
    }

    private Optional<CheckpointFolder> begun(RunFolder folder) throws IOException, TrainingException {
        Optional<CheckpointFolder> found = Optional.empty();
        if (request.resume()) {
            found = folder.latest(listener::says);
        } else if (folder.hasCheckpoints()) {
            throw new TrainingException(
                    folder.path() + ": holds a run already; go on with --resume, or name another folder");
        }
        all.gather(found.map(CheckpointFolder::step).orElse(0L));
        return found;
    }

    /** Takes the numbers of a checkpoint over. */
    private Span span(Learner learner, Optional<CheckpointFolder> begun) throws IOException, TrainingException {
        long to = Math.min(schedule.steps(), request.limit().orElse(Long.MAX_VALUE));
        var span = new Span(0, to, LoaderState.start(config.seed()));
        if (begun.isPresent()) {
            RunState.requireSame(begun.get(), config, feed);
            learner.restore(begun.get());
            span = new Span(begun.get().step(), to, RunState.loader(begun.get()));
        }
        listener.begins(span.from(), to);
        return span;
    }

    private PretrainStep step(Learner learner) {
        var noise = new MaskNoise(config.encoder().tokens(), all.rank(), all.size());
        return new PretrainStep(
                learner.network(), config, new Pixels(config.data().normalisation(), all.device()), noise);
    }

    private long loop(Learner learner, PretrainStep step, Span span, Keeper keeper, BooleanSupplier stop)
            throws IOException, TrainingException {
        try (var stream = new BatchStream(feed.loader(), span.state())) {
            var steps = new Steps(learner, step, stream, schedule, all);
            return new TrainingLoop(steps, keeper, listener, request.out()).run(span, stop);
        }
    }
}
