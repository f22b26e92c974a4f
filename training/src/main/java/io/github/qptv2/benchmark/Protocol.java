package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.split.ValidationList;

/**
 * Which items train and which test, over several runs.
 *
 * <pre>{@code
 * var protocol = new Protocol.RandomSplits(10, false);
 * List<BenchmarkSplit> splits = protocol.splits(List.of(clive), new SplitDraw(1, 0.1));
 * }</pre>
 *
 * <p>Where a protocol has a field {@code joint}, it is false if each dataset has runs of its own, and true if each run
 * trains on the splits of all datasets together and tests each.
 */
public sealed interface Protocol {

    /** The options as text, which identifies the protocol in files. */
    String text();

    /**
     * The splits, in an order that a run keeps. No content of a dataset is in the training or validation part and in
     * the test part.
     *
     * @param sets with the contents by which splits are drawn
     * @throws IOException in one line if a list of a published split cannot be read
     * @throws IllegalArgumentException in one line if a dataset does not allow the protocol, or a content is in two
     *     parts
     */
    List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) throws IOException;

    /** Whether splits of the dataset are drawn, so that near duplicates must be one content; published ones are not. */
    default boolean isDrawn(LabeledDataset set) {
        return false;
    }

    /**
     * Random splits of 80 % and 20 % by content.
     *
     * @param count number of splits, at least 1
     */
    record RandomSplits(int count, boolean joint) implements Protocol {
        /** Checks the count. */
        public RandomSplits {
            SplitPlans.requirePositive("splits", count);
        }

        @Override
        public String text() {
            return "random, %d splits%s".formatted(count, SplitPlans.joint(joint));
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) {
            return new SplitPlans(sets, draw).random(count, joint);
        }

        @Override
        public boolean isDrawn(LabeledDataset set) {
            return true;
        }
    }

    /**
     * Cross-validation by content: each item is tested once.
     *
     * @param count number of folds, at least 2
     */
    record KFold(int count, boolean joint) implements Protocol {
        @Override
        public String text() {
            return "k-fold, %d folds%s".formatted(count, SplitPlans.joint(joint));
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) {
            return new SplitPlans(sets, draw).folds(count, joint);
        }

        @Override
        public boolean isDrawn(LabeledDataset set) {
            return true;
        }
    }

    /**
     * The published parts; a second test part is tested by the same training.
     *
     * @param runs number of trainings with different seeds, at least 1
     */
    record Official(int runs, boolean joint) implements Protocol {
        /** Checks the count. */
        public Official {
            SplitPlans.requirePositive("runs", runs);
        }

        @Override
        public String text() {
            return "official, %d runs%s".formatted(runs, SplitPlans.joint(joint));
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) {
            return new SplitPlans(sets, draw).official(runs, joint);
        }
    }

    /**
     * Published lists of splits.
     *
     * @param path as {@link io.github.qptv2.dataset.split.PublishedSplits} reads it
     */
    record Published(Path path) implements Protocol {
        @Override
        public String text() {
            return "published splits";
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) throws IOException {
            return new SplitPlans(sets, draw).published(path);
        }
    }

    /**
     * Trains on all datasets but the tested ones: on the official training part where a dataset has one, else on all
     * items. Tests all items of each tested dataset.
     *
     * @param tested names of datasets, at least one, of which at least one dataset is left for training
     * @param runs number of trainings with different seeds, at least 1
     */
    record Cross(List<String> tested, int runs) implements Protocol {
        /** Copies and checks. */
        public Cross {
            tested = List.copyOf(tested);
            SplitPlans.requirePositive("runs", runs);
        }

        @Override
        public String text() {
            return "cross, test on %s, %d runs".formatted(String.join(", ", tested), runs);
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) {
            return new CrossPlans(sets, draw).cross(tested, runs);
        }
    }

    /**
     * For each dataset in turn, trains on all others as {@link Cross} and tests it.
     *
     * @param runs number of trainings with different seeds for each dataset, at least 1
     */
    record LeaveOneSetOut(int runs) implements Protocol {
        /** Checks the count. */
        public LeaveOneSetOut {
            SplitPlans.requirePositive("runs", runs);
        }

        @Override
        public String text() {
            return "leave-one-set-out, %d runs".formatted(runs);
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) {
            return new CrossPlans(sets, draw).leaveOneOut(runs);
        }
    }

    /**
     * As {@link LabelEfficiency}, with the images of a list in place of the test part: they are tested and never
     * trained on, and the official test part is not used.
     *
     * @param list a {@link io.github.qptv2.dataset.split.ValidationList} of images of the official training part
     */
    record ValidationShares(Path list, List<Double> shares, int runs) implements Protocol {
        /** Copies and checks. */
        public ValidationShares {
            shares = new LabelEfficiency(shares, runs).shares();
        }

        @Override
        public String text() {
            return "validation list, shares %s, %d runs".formatted(shares, runs);
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) throws IOException {
            return new SplitPlans(sets, draw).shares(ValidationList.read(list), shares, runs);
        }
    }

    /**
     * Shares of the training labels of the official split, or of one random split where a dataset has none. The test
     * part is the same for all shares and runs.
     *
     * @param shares in (0, 1], ascending
     * @param runs number of random choices of labels, and of seeds, for each share, at least 1
     */
    record LabelEfficiency(List<Double> shares, int runs) implements Protocol {
        /** Copies and checks. */
        public LabelEfficiency {
            shares = List.copyOf(shares);
            SplitPlans.requirePositive("runs", runs);
            for (int i = 0; i < shares.size(); i++) {
                if (!(shares.get(i) > 0 && shares.get(i) <= 1) || (i > 0 && shares.get(i) <= shares.get(i - 1))) {
                    throw new IllegalArgumentException("shares must be in (0, 1] and ascending, got " + shares);
                }
            }
            if (shares.isEmpty()) {
                throw new IllegalArgumentException("shares must be at least one, got none");
            }
        }

        @Override
        public String text() {
            return "label-efficiency, shares %s, %d runs".formatted(shares, runs);
        }

        @Override
        public List<BenchmarkSplit> splits(List<LabeledDataset> sets, SplitDraw draw) {
            return new SplitPlans(sets, draw).shares(shares, runs);
        }

        @Override
        public boolean isDrawn(LabeledDataset set) {
            return !set.hasOfficialSplit();
        }
    }
}
