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
 * Items to fit to and items to judge by.
 *
 * @param label of the split
 * @param part that is judged: {@code test}, {@code validation}
 */
public record ProbeSplit(String label, String part, List<LabeledItem> train, List<LabeledItem> tested) {

    /** Copies; throws if an item or a content is on both sides. */
    public ProbeSplit {
        train = List.copyOf(train);
        tested = List.copyOf(tested);
        Set<String> contents = new HashSet<>();
        train.forEach(item -> contents.add(item.content()));
        for (LabeledItem item : tested) {
            if (contents.contains(item.content())) {
                throw new IllegalArgumentException(
                        "%s: %s must not be judged by, since its content is trained on; name a split with two parts"
                                .formatted(label, item.name()));
            }
        }
    }

    /**
     * The splits of a set.
     *
     * @param splits as {@link SplitProtocol} takes them
     * @param part to judge by
     * @throws IOException in one line if a split file cannot be read
     * @throws IllegalArgumentException if the set has no such split, or the split has no such part
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
