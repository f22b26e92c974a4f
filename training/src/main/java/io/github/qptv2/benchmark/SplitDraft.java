package io.github.qptv2.benchmark;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.split.HoldOut;
import io.github.qptv2.dataset.split.Split;

/**
 * A split without its validation part.
 *
 * @param sets whose items it has
 */
record SplitDraft(
        List<LabeledDataset> sets,
        String name,
        String training,
        Split split,
        List<TestPart> tests,
        boolean isResampled) {

    /** Label of the split in the folder of a run: its file is {@code split.csv}. */
    static final String LABEL = "split";

    /** The split of one run with its validation part, checked for contents in two parts. */
    BenchmarkSplit with(SplitDraw draw, int run, double share) {
        long seed = draw.seed() + run;
        var complete = new HoldOut(draw.validation(), share, seed, 1).of(sets, split);
        requireSeparateContents(complete);
        return new BenchmarkSplit(name, training, complete, tests, seed, share, isResampled);
    }

    private void requireSeparateContents(Split complete) {
        for (LabeledDataset set : sets) {
            Map<String, String> contents = set.contents();
            Set<String> trained = contents(set, contents, complete.train());
            trained.addAll(contents(set, contents, complete.validation()));
            var shared = new TreeSet<>(contents(set, contents, complete.test()));
            shared.retainAll(trained);
            if (!shared.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s: a content of %s must be in the training or in the test part, got %d in both, such as %s"
                                .formatted(name, set.name(), shared.size(), shared.first()));
            }
        }
    }

    private static Set<String> contents(LabeledDataset set, Map<String, String> contents, List<Split.Key> keys) {
        Set<String> found = new HashSet<>();
        Split.Key.ofSet(set, keys).forEach(key -> found.add(contents.getOrDefault(key.name(), key.name())));
        return found;
    }
}
