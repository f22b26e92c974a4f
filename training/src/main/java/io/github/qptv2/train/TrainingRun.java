package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.tensor.distributed.Collective;

/**
 * A training run: its task, its processes and its folder, started anew or resumed from a checkpoint. On the CPU an
 * interrupted and resumed run is bitwise identical to an uninterrupted run.
 *
 * @param task pretraining or fine-tuning; the caller closes it
 * @param processes that train together; the first one writes files
 * @param steps of the whole schedule
 */
public record TrainingRun(
        TrainingTask task, RunRequest request, Collective processes, TrainingListener listener, long steps) {

    private static final String PROCESSES = "processes";

    /**
     * Trains until the schedule, the request, the task or {@code stop} ends the run.
     *
     * @param stop asked after each step; when it is true in any process, a checkpoint is written and the run ends
     * @throws TrainingException in one line, if settings, images or folder do not allow the run, or the loss is not
     *     finite
     * @throws IOException if the disk fails; the checkpoints written before are complete
     * @throws io.github.qptv2.tensor.distributed.CollectiveException if another process is lost
     */
    public TrainingResult run(BooleanSupplier stop) throws IOException, TrainingException {
        if (!processes.isFirst()) {
            return follow(stop);
        }
        try (var folder = RunFolder.open(request.out(), Map.of(PROCESSES, Integer.toString(processes.size())))) {
            return lead(folder, stop);
        }
    }

    /** The first process: selects the checkpoint, sends its step to the others, and writes all files. */
    private TrainingResult lead(RunFolder folder, BooleanSupplier stop) throws IOException, TrainingException {
        var checkpoint = checkpoint(folder);
        processes.gather(checkpoint.map(CheckpointFolder::step).orElse(0L));
        long from = begin(checkpoint), to = end(from);
        TrainingResult result;
        if (from < to) {
            try (var output = CheckpointWriter.open(folder, task, from)) {
                result = train(from, to, output, stop);
            }
        } else {
            result = train(from, to, TrainingOutput.NONE, stop);
        }
        if (!result.stopped()) {
            task.finish(result.product(), result.step());
        }
        return result;
    }

    /** All other processes. */
    private TrainingResult follow(BooleanSupplier stop) throws IOException, TrainingException {
        long step = (long) processes.gather(0).get(0)[0];
        long from = begin(step == 0 ? Optional.empty() : Optional.of(RunFolder.at(request.out(), step)));
        return train(from, end(from), TrainingOutput.NONE, stop);
    }

    private TrainingResult train(long from, long to, TrainingOutput output, BooleanSupplier stop)
            throws IOException, TrainingException {
        listener.begins(from, to);
        var progress = new TrainingLoop(task, processes, output, listener, request.out()).run(from, to, stop);
        return new TrainingResult(
                progress.step(), steps, progress.stopped(), request.out().resolve(task.product()));
    }

    /** The checkpoint to resume from. */
    private Optional<CheckpointFolder> checkpoint(RunFolder folder) throws IOException, TrainingException {
        if (request.resume()) {
            return folder.latest(listener::message);
        }
        if (folder.hasCheckpoints()) {
            throw new TrainingException(
                    folder.path() + ": holds checkpoints of a run; resume it with --resume, or name another folder");
        }
        return Optional.empty();
    }

    /** Restores a checkpoint and returns its step, 0 without one. */
    private long begin(Optional<CheckpointFolder> checkpoint) throws IOException, TrainingException {
        long from = 0;
        if (checkpoint.isPresent()) {
            requireSameProcesses(checkpoint.get());
            task.requireSame(checkpoint.get());
            from = checkpoint.get().step();
            task.trainState().restore(checkpoint.get(), task.optimizerSteps(from));
        }
        task.begin(checkpoint);
        return from;
    }

    private long end(long from) {
        return task.hasEnded() ? from : request.lastStep(steps);
    }

    /** Learning rate, order of the images and length of an epoch depend on the number of processes. */
    private void requireSameProcesses(CheckpointFolder checkpoint) throws TrainingException {
        String before = checkpoint.state(PROCESSES), now = Integer.toString(processes.size());
        if (!before.equals(now)) {
            throw new TrainingException("%s was made with %s processes (now %s); start as many, or name another folder"
                    .formatted(checkpoint.folder(), before, now));
        }
    }
}
