package io.github.qptv2.distortion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Distorted crops with their statistics and labels.
 *
 * @param statistics of each crop, (n, D)
 * @param levels of each distortion, 0 for none, (n, K)
 * @param images number of the image of each crop, (n)
 */
record DistortionSamples(List<float[]> statistics, List<int[]> levels, List<Integer> images) {

    DistortionSamples {
        statistics = List.copyOf(statistics);
        levels = List.copyOf(levels);
        images = List.copyOf(images);
    }

    int size() {
        return statistics.size();
    }

    /** Those of the images that match. */
    DistortionSamples where(IntPredicate image) {
        var chosen = new DistortionSamplesBuilder();
        for (int i = 0; i < size(); i++) {
            if (image.test(images.get(i))) {
                chosen.add(statistics.get(i), levels.get(i), images.get(i));
            }
        }
        return chosen.build();
    }

    /** Whether each sample has a distortion, (n). */
    boolean[] present(int distortion) {
        var present = new boolean[size()];
        for (int i = 0; i < present.length; i++) {
            present[i] = levels.get(i)[distortion] > 0;
        }
        return present;
    }

    /** Greatest level of a sample, 0 of a pristine one. */
    int strongest(int sample) {
        int max = 0;
        for (int level : levels.get(sample)) {
            max = Math.max(max, level);
        }
        return max;
    }

    /** Collects samples. */
    static final class DistortionSamplesBuilder {

        private final List<float[]> statistics = new ArrayList<>();
        private final List<int[]> levels = new ArrayList<>();
        private final List<Integer> images = new ArrayList<>();

        void add(float[] vector, int[] labels, int image) {
            statistics.add(vector);
            levels.add(labels);
            images.add(image);
        }

        int size() {
            return statistics.size();
        }

        DistortionSamples build() {
            return new DistortionSamples(statistics, levels, images);
        }
    }
}
