package io.github.qptv2.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.tensor.Tensor;

/**
 * A loss within each dataset of a mixed batch: pairs are compared and correlations computed within datasets only, since
 * their MOS scales differ. The result is the mean over datasets, weighted by their numbers of samples; for a scale-free
 * loss, datasets with a single sample are left out.
 *
 * <pre>{@code
 * Tensor loss = new PerSet(new RankLoss()).of(predicted, mos, sets);
 * }</pre>
 *
 * @param loss within each dataset
 */
public record PerSet(QualityLoss loss) {

    /**
     * A scalar, differentiable with respect to the predictions; 0 if all datasets are left out.
     *
     * @param sets dataset index of each sample
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
     * The loss with sample weights; the weight of a dataset is the sum over its samples.
     *
     * @param weights of the samples, above 0; weights of 1 are bitwise identical to no weights
     */
    public Tensor of(Tensor predicted, Tensor mos, int[] sets, double[] weights) {
        long B = BatchStatistics.require(predicted, mos);
        if (sets.length != B) {
            throw new IllegalArgumentException(
                    "sets must be as many as items, got %d and %d".formatted(sets.length, B));
        }
        if (weights.length != B) {
            throw new IllegalArgumentException(
                    "weights must be as many as items, got %d and %d".formatted(weights.length, B));
        }
        Tensor sum = predicted.sum().mul(0); // has a gradient even if all datasets are left out
        double weightSum = 0;
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
                weightSum += total;
            }
        }
        return weightSum == 0 ? sum : sum.mul(1.0 / weightSum);
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
