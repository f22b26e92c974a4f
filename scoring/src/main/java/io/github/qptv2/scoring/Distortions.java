package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.qptv2.scoring.bundle.DistortionHead;

/**
 * Outputs of a model's distortion head for an image: the probability and the level of every distortion.
 *
 * <pre>{@code
 * scorer.score(file).distortions().ifPresent(found -> System.out.println(found.text()));
 * // strong noise 3.4 (98 %), slight blur 1.2 (71 %)
 * }</pre>
 *
 * @param all one for each distortion of the head, in its order
 * @param threshold probability from which a distortion is a cause
 * @since 0.2
 */
public record Distortions(List<DistortionEstimate> all, double threshold) {

    /** Most causes that are named. */
    public static final int MAX_CAUSES = 3;

    /** Text of an image without a cause. */
    public static final String NONE = "nothing found";

    /** Copies the list. */
    public Distortions {
        all = List.copyOf(all);
    }

    /** Of the mean statistics of an image's crops, (D). */
    public static Distortions of(DistortionHead head, float[] statistics) {
        var estimates = head.of(statistics);
        double[] probabilities = estimates.probabilities(), levels = estimates.levels();
        var all = new ArrayList<DistortionEstimate>();
        for (int k = 0; k < probabilities.length; k++) {
            all.add(new DistortionEstimate(head.distortions().get(k), probabilities[k], levels[k]));
        }
        return new Distortions(all, head.threshold());
    }

    /**
     * At most {@value #MAX_CAUSES} distortions whose probability reaches the threshold, by the product of the level and
     * the square root of the probability, the strongest first. Empty means that nothing was found.
     */
    public List<DistortionEstimate> causes() {
        return all.stream()
                .filter(each -> each.probability() >= threshold)
                .sorted(Comparator.comparingDouble(each -> -Math.sqrt(each.probability()) * each.level()))
                .limit(MAX_CAUSES)
                .toList();
    }

    /** The causes in one line, or {@value #NONE}. */
    public String text() {
        return text(causes());
    }

    /** Causes in one line, or {@value #NONE}. */
    public static String text(List<DistortionEstimate> causes) {
        return causes.isEmpty()
                ? NONE
                : String.join(
                        ", ", causes.stream().map(DistortionEstimate::text).toList());
    }
}
