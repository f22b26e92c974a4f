package io.github.qptv2.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.evaluate.SplitProtocol;

/**
 * Training items and evaluated items of a probe.
 *
 * @param label of the split
 * @param part of the evaluated items: {@code test} or {@code validation}
 */
public record ProbeSplit(String label, String part, List<LabeledItem> train, List<LabeledItem> tested) {

    /** Copies; throws if both parts share a content. */
    public ProbeSplit {
        train = List.copyOf(train);
        tested = List.copyOf(tested);
        Set<String> contents = new HashSet<>();
        train.forEach(item -> contents.add(item.content()));
        for (LabeledItem item : tested) {
            if (contents.contains(item.content())) {
                throw new IllegalArgumentException(
                        "%s: training and evaluation must not share contents, got %s in both; name a split with two parts"
                                .formatted(label, item.name()));
            }
        }
    }

    /**
     * The splits of a dataset.
     *
     * @param splits as {@link SplitProtocol} reads them
     * @param part to evaluate on
     * @throws IOException in one line if a split file cannot be read
     * @throws IllegalArgumentException if the dataset has no such split, or the split has no such part
     */
    public static List<ProbeSplit> of(LabeledDataset set, String splits, SplitProtocol.Place part) throws IOException {
        var train = new SplitProtocol(splits, SplitProtocol.Place.TRAIN).of(set);
        var tested = new SplitProtocol(splits, part).of(set);
        var pairs = new ArrayList<ProbeSplit>();
        for (int i = 0; i < tested.size(); i++) {
            pairs.add(new ProbeSplit(
                    tested.get(i).split(),
                    tested.get(i).part(),
                    train.get(i).items(),
                    tested.get(i).items()));
        }
        return pairs;
    }
}
