package io.github.qptv2.distortion;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.github.qptv2.scoring.Distortions;
import io.github.qptv2.scoring.bundle.DistortionHead;

/**
 * How well a distortion head identifies the distortions of known compositions.
 *
 * @param samples number of crops
 * @param classes one for each distortion of the head
 * @param reliability of the probabilities of all distortions together
 * @param pristine number of crops without a distortion
 * @param nothingFound share of these without a cause, in [0, 1]
 * @param strong number of crops whose strongest distortion has level 3 or more
 * @param strongestNamed share of these whose first cause is a distortion of the greatest level, in [0, 1]
 */
public record DistortionEvaluation(
        int samples,
        List<OfClass> classes,
        Reliability reliability,
        int pristine,
        double nothingFound,
        int strong,
        double strongestNamed) {

    private static final int STRONG = 3;

    /**
     * One distortion.
     *
     * @param samples number of crops that have it
     * @param averagePrecision in [0, 1]; NaN if no crop has it
     * @param calibrationError expected calibration error of its probabilities, in [0, 1]
     * @param named share of the crops that have it at level 3 or more where it is among the causes, in [0, 1]
     * @param levelError mean absolute error of its level where it is present
     */
    public record OfClass(
            String distortion,
            int samples,
            double averagePrecision,
            double calibrationError,
            double named,
            double levelError) {}

    static DistortionEvaluation of(DistortionHead head, DistortionSamples samples) {
        var estimates = samples.statistics().stream()
                .map(statistics -> Distortions.of(head, statistics))
                .toList();
        var classes = IntStream.range(0, head.distortions().size())
                .mapToObj(k -> ofClass(k, estimates, samples))
                .toList();
        int[] pristine = crops(samples, i -> samples.strongest(i) == 0);
        int[] strong = crops(samples, i -> samples.strongest(i) >= STRONG);
        return new DistortionEvaluation(
                samples.size(),
                classes,
                together(estimates, samples, classes.size()),
                pristine.length,
                share(pristine, i -> estimates.get(i).causes().isEmpty()),
                strong.length,
                share(strong, i -> isNamed(estimates.get(i), samples, i)));
    }

    private static int[] crops(DistortionSamples samples, IntPredicate wanted) {
        return IntStream.range(0, samples.size()).filter(wanted).toArray();
    }

    private static double share(int[] crops, IntPredicate right) {
        return IntStream.of(crops).filter(right).count() / (double) crops.length;
    }

    private static boolean isNamed(Distortions found, DistortionSamples samples, int i) {
        var causes = found.causes();
        if (causes.isEmpty()) {
            return false;
        }
        int k = found.all().indexOf(causes.get(0));
        return samples.levels().get(i)[k] == samples.strongest(i);
    }

    private static OfClass ofClass(int k, List<Distortions> estimates, DistortionSamples samples) {
        double[] probabilities = estimates.stream()
                .mapToDouble(found -> found.all().get(k).probability())
                .toArray();
        boolean[] present = samples.present(k);
        int[] having = crops(samples, i -> present[i]);
        double error = 0;
        for (int i : having) {
            error += Math.abs(
                    estimates.get(i).all().get(k).level() - samples.levels().get(i)[k]);
        }
        return new OfClass(
                estimates.get(0).all().get(k).distortion(),
                having.length,
                AveragePrecision.of(probabilities, present),
                Reliability.of(probabilities, present).error(),
                share(crops(samples, i -> samples.levels().get(i)[k] >= STRONG), i -> estimates
                        .get(i)
                        .causes()
                        .contains(estimates.get(i).all().get(k))),
                error / having.length);
    }

    private static Reliability together(List<Distortions> estimates, DistortionSamples samples, int classes) {
        var probabilities = new double[estimates.size() * classes];
        var present = new boolean[probabilities.length];
        for (int i = 0; i < estimates.size(); i++) {
            for (int k = 0; k < classes; k++) {
                probabilities[i * classes + k] = estimates.get(i).all().get(k).probability();
                present[i * classes + k] = samples.levels().get(i)[k] > 0;
            }
        }
        return Reliability.of(probabilities, present);
    }

    /** Mean average precision over the distortions that occur. */
    public double meanAveragePrecision() {
        return mean(classes.stream()
                .filter(each -> each.samples() > 0)
                .map(OfClass::averagePrecision)
                .toList());
    }

    /** Mean expected calibration error over the distortions. */
    public double meanCalibrationError() {
        return mean(classes.stream().map(OfClass::calibrationError).toList());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
