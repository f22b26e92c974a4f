package io.github.qptv2.loss;

import java.util.ArrayList;
import java.util.Arrays;
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
    public Tensor of(Tensor predicted, Tensor mos, int[] sets) {
        return of(predicted, mos, sets, ones(sets.length));
    }

    private static double[] ones(int count) {
        var ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * The same of items that count by their weights: within a set, and as a set by the sum of its weights.
     *
     * @param weights of each item, above 0; with all at 1 the same to the bit as without
     */
    public Tensor of(Tensor predicted, Tensor mos, int[] sets, double[] weights) {
        long B = Batches.require(predicted, mos);
        if (sets.length != B) {
            throw new IllegalArgumentException(
                    "sets must be as many as items, got %d and %d".formatted(sets.length, B));
        }
        if (weights.length != B) {
            throw new IllegalArgumentException(
                    "weights must be as many as items, got %d and %d".formatted(weights.length, B));
        }
        Tensor sum = predicted.sum().mul(0); // keeps a gradient where no set counts
        double counted = 0;
        for (List<Long> members : members(sets).values()) {
            if (members.size() >= (loss.isScaleFree() ? 2 : 1)) {
                long[] places = members.stream().mapToLong(Long::longValue).toArray();
                Tensor index = Tensor.of(places, places.length).to(predicted.device());
                Tensor p = predicted.indexSelect(0, index), y = mos.indexSelect(0, index);
                double[] own = members.stream()
                        .mapToDouble(place -> weights[place.intValue()])
                        .toArray();
                double total = Arrays.stream(own).sum();
                boolean equal = Arrays.stream(own).allMatch(weight -> weight == own[0]);
                sum = sum.add((equal ? loss.of(p, y) : loss.of(p, y, tensor(own, p))).mul(total));
                counted += total;
            }
        }
        return counted == 0 ? sum : sum.mul(1.0 / counted);
    }

    private static Tensor tensor(double[] weights, Tensor like) {
        var floats = new float[weights.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) weights[i];
        }
        return Tensor.of(floats, floats.length).to(like.device());
    }

    private static Map<Integer, List<Long>> members(int[] sets) {
        var members = new TreeMap<Integer, List<Long>>();
        for (int i = 0; i < sets.length; i++) {
            members.computeIfAbsent(sets[i], set -> new ArrayList<>()).add((long) i);
        }
        return members;
    }
}
