package io.github.qptv2.degrade.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.pixel.Randomness;

/**
 * A composition of up to three distortions of different classes, with the level of each: the labels of a training
 * sample.
 *
 * <pre>{@code
 * var composition = DistortionComposition.draw(42);
 * Image distorted = composition.chain().apply(image);
 * int blur = composition.levels().get(0); // 0 if it has none
 * }</pre>
 *
 * @param chain operators in the order of {@link DistortionClass}, so that none removes an earlier one
 * @param levels of each class in its order, 0 (absent) to 5
 */
public record DistortionComposition(DegradationChain chain, List<Integer> levels) {

    /** Share of compositions with at most 0, 1 and 2 distortions; the others have three. */
    private static final double NONE = 0.3, ONE = 0.6, TWO = 0.85;

    /** Copies the levels. */
    public DistortionComposition {
        levels = List.copyOf(levels);
    }

    /** Draws a composition; the same seed gives the same one. 30 % have no distortion, 30 % one, 25 % two. */
    public static DistortionComposition draw(long seed) {
        var random = Randomness.of(seed);
        var classes = DistortionClass.values();
        var levels = new ArrayList<>(Collections.nCopies(classes.length, 0));
        for (int left = count(random.uniform()); left > 0; ) {
            int drawn = random.below(classes.length);
            if (levels.get(drawn) == 0) {
                levels.set(drawn, 1 + random.below(DistortionClass.LEVELS));
                left--;
            }
        }
        var operators = new ArrayList<Degradation>();
        for (int k = 0; k < classes.length; k++) {
            if (levels.get(k) > 0) {
                var variants = classes[k].at(levels.get(k));
                operators.add(variants.get(random.below(variants.size())));
            }
        }
        return new DistortionComposition(new DegradationChain(operators, seed), levels);
    }

    private static int count(double uniform) {
        if (uniform < NONE) {
            return 0;
        }
        if (uniform < ONE) {
            return 1;
        }
        return uniform < TWO ? 2 : 3;
    }

    /** Whether it has no distortion. */
    public boolean isPristine() {
        return chain.steps().isEmpty();
    }
}
