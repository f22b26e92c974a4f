package io.github.qptv2.benchmark;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.split.Split;

/** Splits between datasets. */
record CrossPlans(List<LabeledDataset> sets, SplitDraw draw) {

    List<BenchmarkSplit> cross(List<String> tested, int runs) {
        for (String name : tested) {
            if (sets.stream().noneMatch(set -> set.name().equals(name))) {
                throw new IllegalArgumentException(
                        "the tested dataset must be one of %s, got %s".formatted(SplitPlans.names(sets, ", "), name));
            }
        }
        var train = sets.stream().filter(set -> !tested.contains(set.name())).toList();
        var test = sets.stream().filter(set -> tested.contains(set.name())).toList();
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException(
                    "a cross-dataset test needs a training and a tested dataset, got %d and %d"
                            .formatted(train.size(), test.size()));
        }
        return planned(train, test, SplitPlans.names(train, "+"), runs);
    }

    List<BenchmarkSplit> leaveOneOut(int runs) {
        if (sets.size() < 2) {
            throw new IllegalArgumentException("leave-one-set-out needs at least 2 datasets, got " + sets.size());
        }
        var planned = new ArrayList<BenchmarkSplit>();
        for (LabeledDataset left : sets) {
            var train =
                    sets.stream().filter(set -> !set.name().equals(left.name())).toList();
            planned.addAll(planned(train, List.of(left), "all but " + left.name(), runs));
        }
        return planned;
    }

    private List<BenchmarkSplit> planned(
            List<LabeledDataset> train, List<LabeledDataset> test, String training, int runs) {
        var trained = new ArrayList<Split.Key>();
        var validated = new ArrayList<Split.Key>();
        var unused = new ArrayList<Split.Key>();
        for (LabeledDataset set : train) {
            boolean whole = set.part(SplitPart.TRAIN).isEmpty();
            trained.addAll(Split.Key.of(set, whole ? set.usable() : set.part(SplitPart.TRAIN)));
            if (!whole) {
                validated.addAll(Split.Key.of(set, set.part(SplitPart.VALIDATION)));
                unused.addAll(Split.Key.of(
                        set,
                        set.usable().stream()
                                .filter(item -> item.part() != SplitPart.TRAIN && item.part() != SplitPart.VALIDATION)
                                .toList()));
            }
        }
        var tested = new ArrayList<Split.Key>();
        var parts = new ArrayList<TestPart>();
        for (LabeledDataset set : test) {
            var keys = Split.Key.of(set, set.usable());
            tested.addAll(keys);
            parts.add(SplitPlans.test(set.name(), set.name(), keys));
        }
        var together = new ArrayList<>(train); // the first dataset defines the calibration
        together.addAll(test);
        var split = new Split(SplitDraft.LABEL, trained, validated, tested, unused);
        var planned = new ArrayList<BenchmarkSplit>();
        for (int run = 0; run < runs; run++) {
            String name = "%s-to-%s-%d".formatted(SplitPlans.names(train, "-"), SplitPlans.names(test, "-"), run + 1);
            planned.add(new SplitDraft(together, name, training, split, parts, false).with(draw, run, 1));
        }
        return planned;
    }
}
