package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.tensor.distributed.Collective;

/**
 * A run of some task: its steps, made together by all processes, its folder, and how it goes on after an interruption.
 * On the processor a run that was interrupted and resumed ends with the same bits as one that was not.
 *
 * @param task what is learned; the caller closes it
 * @param all the processes that train together; the first one writes files
 * @param steps of the whole schedule
 */
public record TrainingRun(
        TrainingTask task, RunRequest request, Collective all, TrainingListener listener, long steps) {

    private static final String PROCESSES = "processes";

    /**
     * Trains until the schedule, the request, the task or {@code stop} says to end.
     *
     * @param stop asked after each step; when it says yes, in any process, a checkpoint is written and the run ends
     * @throws TrainingException in one line, if the settings, the images or the folder do not allow the run, or the
     *     loss is no number any more
     * @throws IOException if the disk fails; the checkpoints written before stand
     * @throws io.github.qptv2.tensor.distributed.CollectiveException if another process is lost
     */
    public TrainingResult run(BooleanSupplier stop) throws IOException, TrainingException {
        if (!all.isFirst()) {
            return follow(stop);
        }
        try (var folder = RunFolder.open(request.out(), Map.of(PROCESSES, Integer.toString(all.size())))) {
            return lead(folder, stop);
        }
    }

    /** The first process: finds where to begin, tells the others, and keeps what is made. */
    private TrainingResult lead(RunFolder folder, BooleanSupplier stop) throws IOException, TrainingException {
        var span = begin(begun(folder));
        var reached = new TrainingLoop.Reached(span.reached(), false);
        if (!span.isEmpty()) {
            try (var callbacks = task.callbacks(folder, span.from())) {
                reached = loop(callbacks).run(span, stop);
            }
        }
        var outcome = outcome(reached);
        if (!outcome.stopped()) {
            task.finish(outcome.product(), outcome.step());
        }
        return outcome;
    }

    /** Any other process. */
    private TrainingResult follow(BooleanSupplier stop) throws IOException, TrainingException {
        long from = (long) all.gather(0).get(0)[0];
        Optional<CheckpointFolder> begun =
                from == 0 ? Optional.empty() : Optional.of(RunFolder.at(request.out(), from));
        var span = begin(begun);
        return outcome(
                span.isEmpty()
                        ? new TrainingLoop.Reached(span.reached(), false)
                        : loop(TrainingCallbacks.NOTHING).run(span, stop));
    }

    private TrainingLoop loop(TrainingCallbacks callbacks) {
        return new TrainingLoop(new TrainingStep(task, all), callbacks, listener, request.out());
    }

    private TrainingResult outcome(TrainingLoop.Reached reached) {
        return new TrainingResult(
                reached.step(), steps, reached.stopped(), request.out().resolve(task.product()));
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

    /** The rate, the order of the images and the length of an epoch depend on how many share them. */
    private void requireAsMany(CheckpointFolder checkpoint) throws TrainingException {
        String before = checkpoint.state(PROCESSES), now = Integer.toString(all.size());
        if (!before.equals(now)) {
            throw new TrainingException("%s was made with another number of processes: %s (now %s); start as many, or"
                            .formatted(checkpoint.folder(), before, now)
                    + " name another folder");
        }
    }

    /** Takes the numbers of a checkpoint over. */
    private StepRange begin(Optional<CheckpointFolder> begun) throws IOException, TrainingException {
        long from = 0;
        if (begun.isPresent()) {
            requireAsMany(begun.get());
            task.requireSame(begun.get());
            from = begun.get().step();
            task.trainState().restore(begun.get(), task.optimizerSteps(from));
        }
        task.begin(begun);
        long to = task.hasEnded() ? from : request.until(steps);
        listener.begins(from, to);
        return new StepRange(from, to);
    }
}
