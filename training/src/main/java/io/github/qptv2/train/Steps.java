package io.github.qptv2.train;

import java.util.List;

import io.github.qptv2.data.Batch;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.Scope;

/** One step after the other, together with the other processes. */
record Steps(Task task, Collective all) {

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

    /** Makes a step after {@code done} others. */
    Made make(long done) throws TrainingException {
        long start = System.nanoTime();
        var work = task.work(done);
        double loss = all.sum(work.loss())[0] / all.size();
        double rate = task.rate(done), norm = Double.NaN;
        if (Double.isFinite(loss)) {
            average();
            norm = task.learner().step(rate);
        }
        long images = all.size() * work.images();
        double seconds = (System.nanoTime() - start) / NANOS, waiting = work.waited() / NANOS / seconds;
        return new Made(new StepReport(done + 1, loss, rate, norm, images, seconds, waiting), work.batches());
    }

    private void average() {
        try (var scope = Scope.open()) {
            all.average(task.learner().moving().all());
        }
    }

    /** Whether any process is to stop. */
    boolean anyStops(boolean here) {
        return all.any(here);
    }
}
