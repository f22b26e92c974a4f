package io.github.qptv2.degrade.compose;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.pixel.ParameterChecks;
import io.github.qptv2.io.LegacyNames;

/**
 * One of the 25 distortions of KADID-10k (Lin, Hosu and Saupe 2019) with its five levels.
 *
 * <p>The data set's levels do not always rise in strength: types 18 and 25 change sign on the way, and their third
 * level hardly does anything. {@link #levels} are as published; {@link #series} is ordered by strength.
 */
public final class KadidDistortion {

    private static final Map<String, String> LONGER = Map.of(
            "white-noise-in-ycbcr", "white-noise-ycbcr",
            "saturation-in-hsv", "saturation-hsv",
            "saturation-in-lab", "saturation-lab",
            "color-saturation-in-hsv", "saturation-hsv",
            "color-saturation-in-lab", "saturation-lab",
            "noise-then-denoise", "denoise",
            "color-quantization", "color-quantization",
            "quantization", "quantization");

    private final int number;
    private final String name;
    private final String parameter;
    private final List<Double> values;
    private final double identity;
    private final DoubleFunction<Degradation> operator;

    /**
     * One step of a ladder.
     *
     * @param severity 1 (weakest) to 5
     * @param level the data set's own level, 1 to 5
     * @param value of the type's parameter
     */
    public record Level(int severity, int level, double value, Degradation degradation) {}

    KadidDistortion(int number, String nameAndParameter, List<Double> values, DoubleFunction<Degradation> operator) {
        this(number, nameAndParameter, values, Double.NaN, operator);
    }

    /** With the value that changes nothing, from which strength is counted; otherwise the order of levels is kept. */
    KadidDistortion(
            int number,
            String nameAndParameter,
            List<Double> values,
            double identity,
            DoubleFunction<Degradation> operator) {
        this.number = number;
        this.name = nameAndParameter.split(" ", 2)[0];
        this.parameter = nameAndParameter.split(" ", 2)[1];
        this.values = values;
        this.identity = identity;
        this.operator = operator;
    }

    /** All 25, in the data set's order. */
    public static List<KadidDistortion> all() {
        return KadidLevels.TYPES;
    }

    /**
     * By number (1 to 25) or name, the data set's longer ones such as {@code saturation-in-lab} too; American spelling
     * is understood. An unknown name is an error listing all.
     */
    public static KadidDistortion named(String nameOrNumber) {
        String name = LegacyNames.american(nameOrNumber.toLowerCase(Locale.ROOT));
        String wanted = LONGER.getOrDefault(name, name);
        return all().stream()
                .filter(type -> type.name.equals(wanted)
                        || Integer.toString(type.number).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no KADID-10k type is called '%s'; there are %s"
                        .formatted(
                                nameOrNumber,
                                all().stream()
                                        .map(type -> type.number + " " + type.name)
                                        .collect(Collectors.joining(", ")))));
    }

    /** 1 to 25. */
    public int number() {
        return number;
    }

    /** In kebab case, such as {@code gaussian-blur}. */
    public String name() {
        return name;
    }

    /** What the levels change: sigma, quality, variance, ... */
    public String parameter() {
        return parameter;
    }

    /** The data set's level 1 to 5. */
    public Degradation level(int level) {
        ParameterChecks.between("level", level, 1, values.size());
        return operator.apply(values.get(level - 1));
    }

    /** All five levels as published. */
    public List<Degradation> levels() {
        return values.stream().map(operator::apply).toList();
    }

    /** The levels by rising strength: by distance from the value that changes nothing, where the sign changes. */
    public List<Level> series() {
        List<Integer> order = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparingDouble(this::strength))
                .toList();
        return IntStream.range(0, order.size())
                .mapToObj(i -> new Level(i + 1, order.get(i) + 1, values.get(order.get(i)), level(order.get(i) + 1)))
                .toList();
    }

    private double strength(int index) {
        // rounded, so that shifts of the same size keep the data set's order
        return Double.isNaN(identity) ? index : Math.rint(1e9 * Math.abs(values.get(index) - identity));
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}
