package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.distributed.Collective;

/**
 * The optimizer steps of a run: schedule, forward and backward pass, gradient clipping, optimizer, EMA, log,
 * checkpoint.
 *
 * @param processes that train together; gradients and losses are averaged over them
 * @param output log and checkpoints of the first process; {@link TrainingOutput#NONE} in the others
 * @param folder where the images of a step with a non-finite loss are listed
 */
record TrainingLoop(
        TrainingTask task, Collective processes, TrainingOutput output, TrainingListener listener, Path folder) {

    private static final double NANOS = 1e9;
    private static final String LOSS = "loss";

    /**
     * The end of the loop.
     *
     * @param step number of completed steps
     * @param stopped whether a stop was requested
     */
    record Progress(long step, boolean stopped) {}

    /**
     * Runs optimizer steps {@code from} to {@code to - 1}, zero-based, unless {@code stop} or the task ends the run
     * earlier.
     *
     * @param from steps completed before; no step is run if it is at least {@code to}
     * @param stop asked after each step, in every process; true in one of them stops all
     * @throws TrainingException if the loss or the gradient is not finite, or a file cannot be written
     */
    Progress run(long from, long to, BooleanSupplier stop) throws IOException, TrainingException {
        if (from >= to) {
            return new Progress(from, false);
        }
        output.begin(from);
        for (long step = from; ; step++) {
            var report = step(step);
            var validation = validate(step + 1);
            boolean last = validation.ends() || step + 1 == to;
            boolean stopped = !last && processes.any(stop.getAsBoolean());
            output.log(report, validation.metrics()); // log
            if (last || stopped || (step + 1) % task.output().checkpointEvery() == 0) {
                output.checkpoint(step + 1); // checkpoint
            }
            if (last || stopped) {
                return new Progress(step + 1, stopped);
            }
        }
    }

    private StepReport step(long step) throws IOException, TrainingException {
        long start = System.nanoTime();
        var state = task.trainState();
        double learningRate = task.learningRate(step); // schedule
        var pass = task.forwardBackward(step); // forward, backward
        var losses = averaged(pass);
        double loss = losses.remove(LOSS), gradientNorm = Double.NaN;
        if (Double.isFinite(loss)) {
            averageGradients(state);
            gradientNorm = state.clipGradients(); // clip
        }
        if (Double.isFinite(gradientNorm)) {
            state.optimizerStep(learningRate); // optimizer
            state.updateEma(); // EMA
        }
        long images = processes.size() * pass.images();
        double seconds = (System.nanoTime() - start) / NANOS, dataWait = pass.dataWait() / NANOS / seconds;
        var report = new StepReport(step + 1, loss, losses, learningRate, gradientNorm, images, seconds, dataWait);
        pass.unusable().forEach(image -> listener.message(image.message()));
        if (!Double.isFinite(gradientNorm)) {
            throw new NonFiniteLoss(report, pass.batches()).writtenTo(folder, processes.rank());
        }
        listener.step(report);
        return report;
    }

    private TrainingTask.ValidationResult validate(long step) throws IOException, TrainingException {
        var validation = task.validate(step);
        if (processes.isFirst() && !validation.description().isEmpty()) {
            listener.message(validation.description());
        }
        return validation;
    }

    /** The loss and its parts, averaged over all processes. */
    private Map<String, Double> averaged(TrainingTask.PassResult pass) {
        var losses = new LinkedHashMap<String, Double>();
        losses.put(LOSS, pass.loss());
        losses.putAll(pass.parts());
        double[] sums = processes.sum(
                losses.values().stream().mapToDouble(Double::doubleValue).toArray());
        int at = 0;
        for (var loss : losses.entrySet()) {
            loss.setValue(sums[at++] / processes.size());
        }
        return losses;
    }

    private void averageGradients(TrainState state) {
        try (var scope = Scope.open()) {
            processes.allReduceMean(state.gradients().all());
        }
    }
}
