package io.github.qptv2.degrade.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterRange;
import io.github.qptv2.degrade.pixel.Randomness;

/** Ranges of an operator's parameters: parsed, checked and drawn from. */
final class RandomParameters {

    /** Pairs of parameters with more combinations than this are only checked one by one. */
    private static final int MAX_PAIRS = 1024;

    private RandomParameters() {}

    /** Parses {@code name:parameter=range,...}, without the operator's name. */
    static Map<String, ParameterRange> parse(OperatorSettings settings) {
        var ranges = new LinkedHashMap<String, ParameterRange>();
        settings.values().forEach((name, value) -> ranges.put(name, ParameterRange.parse(value)));
        return ranges;
    }

    /**
     * The ranges, with the parameters that are drawn by default for each image. Tries every range's
     * {@link ParameterRange#trials}, so that a wrong name or value is found here and not during training.
     */
    static Map<String, ParameterRange> checked(String operator, Map<String, ParameterRange> given) {
        Map<String, ParameterRange> ranges = Collections.unmodifiableMap(withRandomDefaults(operator, given));
        var first = new LinkedHashMap<String, String>();
        ranges.forEach((name, range) -> first.put(name, range.trials().get(0)));
        Operators.create(new OperatorSettings(operator, first));
        for (var one : ranges.entrySet()) {
            List<String> trials = one.getValue().trials();
            trials.forEach(trial -> check(operator, first, Map.of(one.getKey(), trial)));
            for (var other : ranges.entrySet()) {
                List<String> others = other.getValue().trials();
                // rules about two parameters, such as low <= high
                if (one.getKey().compareTo(other.getKey()) < 0 && trials.size() * others.size() <= MAX_PAIRS) {
                    trials.forEach(trial -> others.forEach(
                            value -> check(operator, first, Map.of(one.getKey(), trial, other.getKey(), value))));
                }
            }
        }
        return ranges;
    }

    /** Adds omitted parameters that are drawn for each image, so that the text contains them. */
    private static Map<String, ParameterRange> withRandomDefaults(String operator, Map<String, ParameterRange> ranges) {
        var all = new LinkedHashMap<>(ranges);
        Operators.named(operator).defaults().forEach((name, value) -> {
            if (value.equals(OperatorSettings.RANDOM)) {
                all.putIfAbsent(name, new ParameterRange.Always(value));
            }
        });
        return all;
    }

    private static void check(String operator, Map<String, String> values, Map<String, String> changes) {
        var changed = new LinkedHashMap<>(values);
        changed.putAll(changes);
        Operators.create(new OperatorSettings(operator, changed));
    }

    static Degradation draw(String operator, Map<String, ParameterRange> ranges, Randomness random) {
        var values = new LinkedHashMap<String, String>();
        // in the order of names: the order in which a file lists the parameters does not change what is drawn
        new TreeMap<>(ranges).forEach((name, range) -> values.put(name, range.draw(random)));
        return Operators.create(new OperatorSettings(operator, values));
    }

    static String text(String operator, Map<String, ParameterRange> ranges) {
        return ranges.isEmpty()
                ? operator
                : ranges.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().text())
                        .collect(Collectors.joining(",", operator + ":", ""));
    }
}
