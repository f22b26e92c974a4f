package io.github.qptv2.degrade.compose;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.pixel.ParameterChecks;

/**
 * One of the 25 distortion types of KADID-10k (Lin, Hosu and Saupe, QoMEX 2019) with its five levels.
 *
 * <p>The published levels do not always rise in strength: those of types 18 and 25 change sign, and their third level
 * is close to the identity. {@link #levels} are as published; {@link #series} is ordered by strength.
 */
public final class KadidDistortion {

    private final int number;
    private final String name;
    private final String parameter;
    private final List<Double> values;
    private final double identity;
    private final DoubleFunction<Degradation> operator;

    /**
     * One level of the series.
     *
     * @param severity rank by strength, 1 (weakest) to 5
     * @param level the level as published, 1 to 5
     * @param value of the type's parameter
     */
    public record Level(int severity, int level, double value, Degradation degradation) {}

    KadidDistortion(int number, String nameAndParameter, List<Double> values, DoubleFunction<Degradation> operator) {
        this(number, nameAndParameter, values, Double.NaN, operator);
    }

    /**
     * @param identity the value that changes nothing, from which strength is measured; NaN to keep the order of levels
     */
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

    /** 1 to 25. */
    public int number() {
        return number;
    }

    /** In kebab case, such as {@code gaussian-blur}. */
    public String name() {
        return name;
    }

    /** Name of the parameter that the levels vary: sigma, quality, variance, ... */
    public String parameter() {
        return parameter;
    }

    /** The published level, 1 to 5. */
    public Degradation level(int level) {
        ParameterChecks.between("level", level, 1, values.size());
        return operator.apply(values.get(level - 1));
    }

    /** All five published levels. */
    public List<Degradation> levels() {
        return values.stream().map(operator::apply).toList();
    }

    /** The levels by rising strength; where they change sign, by distance from the value that changes nothing. */
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
        // rounded, so that shifts of the same size keep the published order
        return Double.isNaN(identity) ? index : Math.rint(1e9 * Math.abs(values.get(index) - identity));
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}
