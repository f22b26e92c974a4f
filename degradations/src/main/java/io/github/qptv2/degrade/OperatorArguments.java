package io.github.qptv2.degrade;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The values given to one operator, checked against the parameters it has. */
public final class OperatorArguments {

    /** The value of a parameter that is drawn anew for each image. */
    public static final String RANDOM = "random";

    private final String operator;
    private final Map<String, String> values;

    private OperatorArguments(String operator, Map<String, String> values) {
        this.operator = operator;
        this.values = values;
    }

    /** Fills in defaults; an unknown or a missing parameter is an error that lists those there are. */
    static OperatorArguments of(Operator operator, Map<String, String> given) {
        var values = new LinkedHashMap<>(operator.defaults());
        for (var entry : given.entrySet()) {
            if (!operator.parameters().contains(entry.getKey())) {
                throw new IllegalArgumentException("%s has no parameter '%s'; it has %s"
                        .formatted(operator.name(), entry.getKey(), operator.parametersText()));
            }
            values.put(entry.getKey(), entry.getValue());
        }
        for (String name : operator.parameters()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("%s needs %s; its parameters are %s"
                        .formatted(operator.name(), name, operator.parametersText()));
            }
        }
        return new OperatorArguments(operator.name(), values);
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(operator + " does not declare " + name);
        }
        return value;
    }

    double real(String name) {
        try {
            double number = Double.parseDouble(value(name));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, as infinity is
        }
        throw new IllegalArgumentException("%s: %s must be a number, got %s".formatted(operator, name, value(name)));
    }

    /** A number, or null where {@value #RANDOM} is given: one that each image draws for itself. */
    @Nullable
    Double realOrRandom(String name) {
        return value(name).equals(RANDOM) ? null : real(name);
    }

    int whole(String name) {
        double number = real(name);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s: %s must be a whole number, got %s".formatted(operator, name, value(name)));
        }
        return (int) number;
    }

    boolean truth(String name) {
        return switch (value(name)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "%s: %s must be true or false, got %s".formatted(operator, name, value(name)));
        };
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.toString().equals(value(name).toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("%s: %s must be one of %s, got %s"
                .formatted(operator, name, Arrays.toString(type.getEnumConstants()), value(name)));
    }
}
