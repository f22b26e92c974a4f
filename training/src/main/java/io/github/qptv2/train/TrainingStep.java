package io.github.qptv2.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.distributed.Collective;

/** One step after the other, together with the other processes. */
record TrainingStep(TrainingTask task, Collective all) {

    private static final double NANOS = 1e9;
    private static final String LOSS = "loss";

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
        var parts = allReduced(work);
        double loss = parts.remove(LOSS);
        double rate = task.rate(done), norm = Double.NaN;
        if (Double.isFinite(loss)) {
            allReduce();
            norm = task.trainState().step(rate);
        }
        long images = all.size() * work.images();
        double seconds = (System.nanoTime() - start) / NANOS, dataWait = work.dataWait() / NANOS / seconds;
        return new Made(new StepReport(done + 1, loss, parts, rate, norm, images, seconds, dataWait), work.batches());
    }

    /** The loss and its parts, as means over all processes. */
    private Map<String, Double> allReduced(TrainingTask.BatchWork work) {
        var means = new LinkedHashMap<String, Double>();
        means.put(LOSS, work.loss());
        means.putAll(work.parts());
        double[] sums =
                all.sum(means.values().stream().mapToDouble(Double::doubleValue).toArray());
        int at = 0;
        for (var mean : means.entrySet()) {
            mean.setValue(sums[at++] / all.size());
        }
        return means;
    }

    private void allReduce() {
        try (var scope = Scope.open()) {
            all.allReduceMean(task.trainState().moving().all());
        }
    }

    /** Whether any process is to stop. */
    boolean anyStops(boolean here) {
        return all.any(here);
    }
}
