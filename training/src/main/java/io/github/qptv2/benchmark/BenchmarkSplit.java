package io.github.qptv2.benchmark;

import java.util.List;

import io.github.qptv2.dataset.split.Split;

/**
 * One training of a protocol with its tests.
 *
 * @param name unique in the protocol, and the name of its folder: letters, digits, dots and hyphens
 * @param training what a table calls the training data; results of equal training and test are summarized together
 * @param split training, validation and test items of all datasets of this training
 * @param tests test parts, at least one
 * @param seed of the training
 * @param share share of the training labels, in (0, 1]
 * @param isResampled whether splits of this training differ in their test items, not only in the seed
 */
public record BenchmarkSplit(
        String name, String training, Split split, List<TestPart> tests, long seed, double share, boolean isResampled) {

    /** Copies and checks. */
    public BenchmarkSplit {
        tests = List.copyOf(tests);
        if (!name.matches("[A-Za-z0-9.-]+") || tests.isEmpty()) {
            throw new IllegalArgumentException(
                    "a split must have a name of letters, digits, dots and hyphens, and a test part, got \"%s\" and %d"
                            .formatted(name, tests.size()));
        }
    }

    /** Number of labels that the training uses, for weights and for validation. */
    public int labels() {
        return split.train().size() + split.validation().size();
    }

    /** Test items per training item, for the variance of the mean over splits; 0 unless resampled. */
    double testRatio() {
        return isResampled ? (double) split.test().size() / labels() : 0;
    }
}
