package io.github.qptv2.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.storage.Shape;

/**
 * The differences in names and shapes between weights and a model; element types are not compared.
 *
 * @param missing names that the model expects and the weights lack, in the model's order
 * @param unexpected names that the model does not have, in the order of the weights
 * @param shapeMismatches names in both with different shapes, each with the two shapes
 */
public record StateDictDiff(List<String> missing, List<String> unexpected, List<String> shapeMismatches) {

    public StateDictDiff {
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        shapeMismatches = List.copyOf(shapeMismatches);
    }

    /**
     * Compares names and shapes.
     *
     * @param expected the shape of each tensor of the model by name
     */
    public static StateDictDiff of(Map<String, long[]> expected, StateDict given) {
        var missing =
                expected.keySet().stream().filter(name -> !given.contains(name)).toList();
        var unexpected = given.names().stream()
                .filter(name -> !expected.containsKey(name))
                .toList();
        var shapeMismatches = expected.entrySet().stream()
                .filter(named -> given.contains(named.getKey()))
                .filter(named -> !Arrays.equals(
                        named.getValue(), given.get(named.getKey()).shape()))
                .map(named -> named.getKey() + ": expected " + Shape.text(named.getValue()) + ", got "
                        + Shape.text(given.get(named.getKey()).shape()))
                .toList();
        return new StateDictDiff(missing, unexpected, shapeMismatches);
    }

    public boolean isExact() {
        return missing.isEmpty() && unexpected.isEmpty() && shapeMismatches.isEmpty();
    }

    /**
     * {@code weights do not fit the model: missing [head.bias], unexpected []}, followed by wrong shapes if there are
     * any.
     */
    public String message() {
        if (isExact()) {
            return "weights fit the model";
        }
        return "weights do not fit the model: missing [" + ShortenedList.list(missing) + "], unexpected ["
                + ShortenedList.list(unexpected) + "]"
                + (shapeMismatches.isEmpty() ? "" : ", wrong shape [" + ShortenedList.list(shapeMismatches) + "]");
    }
}
