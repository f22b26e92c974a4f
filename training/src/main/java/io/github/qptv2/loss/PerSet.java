package io.github.qptv2.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.tensor.Tensor;

/**
 * A loss inside each data set of a mixed batch: pairs are ranked and correlated within a set only, since the scales of
 * sets differ. The sets' losses are averaged by their items; for a scale-free loss, sets with a single item count
 * nothing.
 *
 * <pre>{@code
 * Tensor loss = new PerSet(new RankLoss()).of(predicted, opinions, sets);
 * }</pre>
 *
 * @param loss taken within each set
 */
public record PerSet(QualityLoss loss) {

    /**
     * One number, differentiable by the predictions; 0 if no set counts.
     *
     * @param sets which set each item is of, any numbers
     */
    public Tensor of(Tensor predicted, Tensor opinions, int[] sets) {
        long B = Batches.require(predicted, opinions);
        if (sets.length != B) {
            throw new IllegalArgumentException(
                    "sets must be as many as items, got %d and %d".formatted(sets.length, B));
        }
        Tensor sum = predicted.sum().mul(0); // keeps a gradient where no set counts
        int counted = 0;
        for (List<Long> members : members(sets).values()) {
            if (members.size() >= (loss.isScaleFree() ? 2 : 1)) {
                long[] places = members.stream().mapToLong(Long::longValue).toArray();
                Tensor index = Tensor.of(places, places.length).to(predicted.device());
                Tensor part = loss.of(predicted.indexSelect(0, index), opinions.indexSelect(0, index));
                sum = sum.add(part.mul(places.length));
                counted += places.length;
            }
        }
        return sum.mul(1.0 / Math.max(1, counted));
    }

    private static Map<Integer, List<Long>> members(int[] sets) {
        var members = new TreeMap<Integer, List<Long>>();
        for (int i = 0; i < sets.length; i++) {
            members.computeIfAbsent(sets[i], set -> new ArrayList<>()).add((long) i);
        }
        return members;
    }
}
