package io.github.qptv2.degrade.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.OperatorArguments;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.pixel.OperatorSettings;
import io.github.qptv2.degrade.pixel.ParameterRange;
import io.github.qptv2.degrade.pixel.Randomness;

/**
 * One operator whose parameters are drawn, written {@code gaussian-blur:sigma=0.2..3,kernel=7..21/2}.
 *
 * @param ranges by parameter; those left out take the operator's defaults
 */
public record RandomOperator(String operator, Map<String, ParameterRange> ranges) implements DegradationModel {

    /** Pairs of parameters with more combinations than this are only tried one by one. */
    private static final int MOST_PAIRS = 1024;

    /**
     * Tries every range's {@link ParameterRange#trials}, so that a wrong name or value is found here and not while
     * training.
     */
    public RandomOperator {
        ranges = Collections.unmodifiableMap(spelledOut(operator, ranges));
        var first = new LinkedHashMap<String, String>();
        ranges.forEach((name, range) -> first.put(name, range.trials().get(0)));
        Operators.create(new OperatorSettings(operator, first));
        for (var one : ranges.entrySet()) {
            List<String> trials = one.getValue().trials();
            trials.forEach(trial -> check(operator, first, Map.of(one.getKey(), trial)));
            for (var other : ranges.entrySet()) {
                List<String> others = other.getValue().trials();
                // rules about two parameters, such as low <= high
                if (one.getKey().compareTo(other.getKey()) < 0 && trials.size() * others.size() <= MOST_PAIRS) {
                    trials.forEach(trial -> others.forEach(
                            value -> check(operator, first, Map.of(one.getKey(), trial, other.getKey(), value))));
                }
            }
        }
    }

    /** With parameters that are drawn for each image where they are left out, so that the text tells. */
    private static Map<String, ParameterRange> spelledOut(String operator, Map<String, ParameterRange> ranges) {
        var all = new LinkedHashMap<>(ranges);
        Operators.named(operator).defaults().forEach((name, value) -> {
            if (value.equals(OperatorArguments.RANDOM)) {
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

    /** The inverse of {@link #text}. */
    public static RandomOperator parse(String text) {
        var settings = OperatorSettings.parse(text);
        var ranges = new LinkedHashMap<String, ParameterRange>();
        settings.values().forEach((name, value) -> ranges.put(name, ParameterRange.parse(value)));
        return new RandomOperator(settings.operator(), ranges);
    }

    @Override
    public List<Degradation> draw(Randomness random) {
        return List.of(Operators.create(settings(operator, ranges, random)));
    }

    private static OperatorSettings settings(String operator, Map<String, ParameterRange> ranges, Randomness random) {
        var values = new LinkedHashMap<String, String>();
        // in the order of names, so that the order in which a file gives them does not change what is drawn
        new TreeMap<>(ranges).forEach((name, range) -> values.put(name, range.draw(random)));
        return new OperatorSettings(operator, values);
    }

    /** The operator with its ranges. */
    public String text() {
        return ranges.isEmpty()
                ? operator
                : ranges.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().text())
                        .collect(Collectors.joining(",", operator + ":", ""));
    }

    @Override
    public String toString() {
        return text();
    }
}
