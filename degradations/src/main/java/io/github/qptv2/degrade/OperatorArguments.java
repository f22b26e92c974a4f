package io.github.qptv2.degrade;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.degrade.pixel.OperatorSettings;
import org.jspecify.annotations.Nullable;

/** The parameter values of one operator, converted to numbers, truth values and enum constants. */
public final class OperatorArguments {

    private final String operator;
    private final Map<String, String> values;

    /** @param values of all parameters, by name */
    OperatorArguments(String operator, Map<String, String> values) {
        this.operator = operator;
        this.values = values;
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(operator + " does not declare " + name);
        }
        return value;
    }

    double doubleValue(String name) {
        try {
            double number = Double.parseDouble(value(name));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below like infinity
        }
        throw new IllegalArgumentException("%s: %s must be a number, got %s".formatted(operator, name, value(name)));
    }

    /** A number, or null if it is {@value OperatorSettings#RANDOM}: drawn for each image. */
    @Nullable
    Double realOrRandom(String name) {
        return value(name).equals(OperatorSettings.RANDOM) ? null : doubleValue(name);
    }

    int intValue(String name) {
        double number = doubleValue(name);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s: %s must be a whole number, got %s".formatted(operator, name, value(name)));
        }
        return (int) number;
    }

    boolean booleanValue(String name) {
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
