package io.github.qptv2.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.data.benchmark.LabelledSet;
import io.github.qptv2.evaluate.Protocol;

/**
 * Items to fit to and items to judge by.
 *
 * @param label of the split
 * @param part that is judged: {@code test}, {@code validation}
 */
public record ProbeSplit(String label, String part, List<LabelledItem> train, List<LabelledItem> judged) {

    /** Copies; throws if an item or a content is on both sides. */
    public ProbeSplit {
        train = List.copyOf(train);
        judged = List.copyOf(judged);
        Set<String> contents = new HashSet<>();
        train.forEach(item -> contents.add(item.content()));
        for (LabelledItem item : judged) {
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
     * @param splits as {@link Protocol} takes them
     * @param part to judge by
     * @throws IOException in one line if a split file cannot be read
     * @throws IllegalArgumentException if the set has no such split, or the split has no such part
     */
    public static List<ProbeSplit> of(LabelledSet set, String splits, Protocol.Place part) throws IOException {
        var train = new Protocol(splits, Protocol.Place.TRAIN).of(set);
        var judged = new Protocol(splits, part).of(set);
        var pairs = new ArrayList<ProbeSplit>();
        for (int i = 0; i < judged.size(); i++) {
            pairs.add(new ProbeSplit(
                    judged.get(i).split(),
                    judged.get(i).part(),
                    train.get(i).items(),
                    judged.get(i).items()));
        }
        return pairs;
    }
}
