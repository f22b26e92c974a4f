package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.split.PublishedSplits;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.Splits;
import io.github.qptv2.dataset.split.ValidationList;

/** Splits within datasets. */
record SplitPlans(List<LabeledDataset> sets, SplitDraw draw) {

    static void requirePositive(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("%s must be at least 1, got %d".formatted(name, count));
        }
    }

    static String joint(boolean joint) {
        return joint ? ", joint" : "";
    }

    List<BenchmarkSplit> random(int count, boolean joint) {
        return planned(
                sets.stream().map(set -> Splits.random(set, count, draw.seed())).toList(), joint);
    }

    List<BenchmarkSplit> folds(int count, boolean joint) {
        return planned(
                sets.stream().map(set -> Splits.folds(set, count, draw.seed())).toList(), joint);
    }

    List<BenchmarkSplit> published(Path path) throws IOException {
        var all = new ArrayList<List<Split>>();
        for (LabeledDataset set : sets) {
            all.add(PublishedSplits.read(path, set));
        }
        return planned(all, false);
    }

    /** @param splits of each dataset, equally many where joint */
    private List<BenchmarkSplit> planned(List<List<Split>> splits, boolean joint) {
        var planned = new ArrayList<BenchmarkSplit>();
        if (joint) {
            for (int i = 0; i < splits.get(0).size(); i++) {
                int at = i;
                planned.add(planned(sets, splits.stream().map(of -> of.get(at)).toList(), i));
            }
            return planned;
        }
        for (int i = 0; i < sets.size(); i++) {
            for (int run = 0; run < splits.get(i).size(); run++) {
                planned.add(planned(List.of(sets.get(i)), List.of(splits.get(i).get(run)), run));
            }
        }
        return planned;
    }

    private BenchmarkSplit planned(List<LabeledDataset> some, List<Split> splits, int run) {
        var tests = new ArrayList<TestPart>();
        for (int i = 0; i < some.size(); i++) {
            tests.add(test(some.get(i).name(), some.get(i).name(), splits.get(i).test()));
        }
        String names = names(some, "+");
        String name = names(some, "-") + "-" + splits.get(0).label();
        return new SplitDraft(some, name, names, merged(splits), tests, true).with(draw, run, 1);
    }

    static String names(List<LabeledDataset> some, String between) {
        return some.stream().map(LabeledDataset::name).collect(Collectors.joining(between));
    }

    static TestPart test(String set, String title, List<Split.Key> keys) {
        return new TestPart(set, title, keys.stream().map(Split.Key::name).toList());
    }

    private static Split merged(List<Split> splits) {
        return new Split(
                SplitDraft.LABEL,
                splits.stream().flatMap(split -> split.train().stream()).toList(),
                splits.stream().flatMap(split -> split.validation().stream()).toList(),
                splits.stream().flatMap(split -> split.test().stream()).toList(),
                splits.stream().flatMap(split -> split.unused().stream()).toList());
    }

    List<BenchmarkSplit> official(int runs, boolean joint) {
        var groups = joint ? List.of(sets) : sets.stream().map(List::of).toList();
        var planned = new ArrayList<BenchmarkSplit>();
        for (var group : groups) {
            for (int run = 0; run < runs; run++) {
                String name = names(group, "-") + "-official-" + (run + 1);
                planned.add(official(group, name, names(group, "+")).with(draw, run, 1));
            }
        }
        return planned;
    }

    private static SplitDraft official(List<LabeledDataset> group, String name, String training) {
        var splits = new ArrayList<Split>();
        var tests = new ArrayList<TestPart>();
        for (LabeledDataset set : group) {
            Split split = Splits.official(set);
            tests.add(test(set.name(), set.name(), split.test()));
            if (set.part(SplitPart.TEST_2).isEmpty()) {
                splits.add(split);
            } else {
                Split second = Splits.officialSecond(set);
                tests.add(test(set.name(), set.name() + " test-2", second.test()));
                splits.add(withBoth(split, second));
            }
        }
        return new SplitDraft(group, name, training, merged(splits), tests, false);
    }

    private static Split withBoth(Split first, Split second) {
        List<Split.Key> test =
                Stream.of(first.test(), second.test()).flatMap(List::stream).toList();
        List<Split.Key> unused = first.unused().stream()
                .filter(key -> !second.test().contains(key))
                .toList();
        return new Split(first.label(), first.train(), first.validation(), test, unused);
    }

    List<BenchmarkSplit> shares(List<Double> shares, int runs) {
        var planned = new ArrayList<BenchmarkSplit>();
        for (LabeledDataset set : sets) {
            Split split = set.hasOfficialSplit()
                    ? Splits.official(set)
                    : Splits.random(set, 1, draw.seed()).get(0);
            planned.addAll(shares(set, split, shares, runs));
        }
        return planned;
    }

    /** The same with the images of a list as the test part. */
    List<BenchmarkSplit> shares(ValidationList list, List<Double> shares, int runs) {
        var planned = new ArrayList<BenchmarkSplit>();
        for (LabeledDataset set : sets) {
            Split split = list.of(set);
            var tested = new Split(
                    split.label(),
                    split.train(),
                    List.of(),
                    /* test= */ split.validation(),
                    /* unused= */ split.test());
            planned.addAll(shares(set, tested, shares, runs));
        }
        return planned;
    }

    private List<BenchmarkSplit> shares(LabeledDataset set, Split split, List<Double> shares, int runs) {
        var planned = new ArrayList<BenchmarkSplit>();
        for (double share : shares) {
            for (int run = 0; run < runs; run++) {
                String percent = percent(share);
                var draft = new SplitDraft(
                        List.of(set),
                        "%s-%s-percent-%d".formatted(set.name(), percent, run + 1),
                        "%s, %s %% of the labels".formatted(set.name(), percent),
                        merged(List.of(split)),
                        List.of(test(set.name(), set.name(), split.test())),
                        false);
                planned.add(draft.with(draw, run, share));
            }
        }
        return planned;
    }

    private static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.4f", 100 * share);
        return text.replaceFirst("\\.?0+$", "");
    }
}
