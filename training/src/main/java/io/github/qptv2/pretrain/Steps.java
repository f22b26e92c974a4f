package io.github.qptv2.pretrain;

import java.util.List;

import io.github.qptv2.data.Batch;
import io.github.qptv2.data.BatchStream;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.train.Schedule;
import io.github.qptv2.train.StepReport;

/** One step after the other, together with the other processes. */
record Steps(Learner learner, PretrainStep step, BatchStream stream, Schedule schedule, Collective all) {

    private static final double NANOS = 1e9;

    /**
     * What a step came to.
     *
     * @param batches that this process saw
     */
    record Made(StepReport report, List<Batch> batches) {

        /** Whether loss and gradient are numbers; if not, the weights are as they were. */
        boolean isFinite() {
            return Double.isFinite(report.loss()) && Double.isFinite(report.gradientNorm());
        }
    }

    /** Makes a step after {@code done} others, of so many batches. */
    Made make(long done, int count) {
        long start = System.nanoTime();
        stream.takeWaited();
        List<Batch> batches = stream.next(count);
        double loss = all.sum(step.gradients(batches))[0] / all.size();
        double rate = schedule.rate(done), norm = Double.NaN;
        if (Double.isFinite(loss)) {
            average();
            norm = learner.step(rate);
        }
        long images =
                (long) all.size() * batches.stream().mapToLong(Batch::count).sum();
        double seconds = (System.nanoTime() - start) / NANOS, waiting = stream.takeWaited() / NANOS / seconds;
        return new Made(new StepReport(done + 1, loss, rate, norm, images, seconds, waiting), batches);
    }

    private void average() {
        try (var scope = Scope.open()) {
            all.average(learner.optimizer().gradients().all());
        }
    }

    /** Whether any process is to stop. */
    boolean anyStops(boolean here) {
        return all.any(here);
    }

    LoaderState state() {
        return stream.state();
    }
}
