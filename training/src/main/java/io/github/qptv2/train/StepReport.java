package io.github.qptv2.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics of one step.
 *
 * @param step number of completed steps, this one included
 * @param loss mean over the step's images
 * @param parts of the loss by name, unweighted
 * @param learningRate of the step
 * @param gradientNorm Euclidean norm of all gradients before clipping
 * @param images of the step, on all devices
 * @param seconds of the step
 * @param dataWait share of the time spent waiting for data, in [0, 1]
 */
public record StepReport(
        long step,
        double loss,
        Map<String, Double> parts,
        double learningRate,
        double gradientNorm,
        long images,
        double seconds,
        double dataWait) {

    /** Copies the parts, in their order. */
    public StepReport {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** A step whose loss has no parts. */
    public StepReport(
            long step,
            double loss,
            double learningRate,
            double gradientNorm,
            long images,
            double seconds,
            double dataWait) {
        this(step, loss, Map.of(), learningRate, gradientNorm, images, seconds, dataWait);
    }

    /**
     * Several steps as one, with the number and learning rate of the last: means of metrics, sums of images and
     * seconds.
     */
    public static StepReport mean(List<StepReport> steps) {
        var last = steps.get(steps.size() - 1);
        double seconds = steps.stream().mapToDouble(StepReport::seconds).sum();
        double dataWaitShare = steps.stream()
                .mapToDouble(step -> step.dataWait() * step.seconds())
                .sum();
        return new StepReport(
                last.step(),
                steps.stream().mapToDouble(StepReport::loss).sum() / steps.size(),
                parts(steps),
                last.learningRate(),
                steps.stream().mapToDouble(StepReport::gradientNorm).sum() / steps.size(),
                steps.stream().mapToLong(StepReport::images).sum(),
                seconds,
                dataWaitShare / seconds);
    }

    /** Means of the parts; names are those of the last step. */
    private static Map<String, Double> parts(List<StepReport> steps) {
        var means = new LinkedHashMap<String, Double>();
        for (String name : steps.get(steps.size() - 1).parts().keySet()) {
            means.put(
                    name,
                    steps.stream()
                                    .mapToDouble(step -> step.parts().getOrDefault(name, Double.NaN))
                                    .sum()
                            / steps.size());
        }
        return means;
    }

    /** Images per second. */
    public double rate() {
        return images / seconds;
    }

    /** Values for the log, by name. */
    public Map<String, Double> values() {
        var values = new LinkedHashMap<String, Double>();
        values.put("loss", loss);
        values.putAll(parts);
        values.put("learning-rate", learningRate);
        values.put("gradient-norm", gradientNorm);
        values.put("images-per-second", rate());
        values.put("data-wait", dataWait);
        return values;
    }
}
