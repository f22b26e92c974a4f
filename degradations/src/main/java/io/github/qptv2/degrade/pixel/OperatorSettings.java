package io.github.qptv2.degrade.pixel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.io.LegacyNames;

/**
 * An operator as text: {@code gaussian-blur:sigma=2.0,kernel=13}.
 *
 * @param operator name, in kebab case
 * @param values by parameter, in the order of the declaration
 */
public record OperatorSettings(String operator, Map<String, String> values) {

    /** The value of a parameter that is drawn for each image. */
    public static final String RANDOM = "random";

    /** Checks the name and copies the values. */
    public OperatorSettings {
        if (!operator.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("an operator is written name:parameter=value,..., got " + operator);
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** From alternating names and values. */
    public static OperatorSettings of(String operator, Object... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return new OperatorSettings(operator, values);
    }

    /** The inverse of {@link #text}. */
    public static OperatorSettings parse(String written) {
        String text = LegacyNames.operators(written);
        int colon = text.indexOf(':');
        String operator = (colon < 0 ? text : text.substring(0, colon)).strip();
        var values = new LinkedHashMap<String, String>();
        if (colon >= 0) {
            for (String part : text.substring(colon + 1).split(",", -1)) {
                int equals = part.indexOf('=');
                if (equals < 1 || equals == part.length() - 1) {
                    throw new IllegalArgumentException(
                            "%s: a parameter is written name=value, got '%s'".formatted(operator, part));
                }
                String name = part.substring(0, equals).strip();
                if (values.put(name, part.substring(equals + 1).strip()) != null) {
                    throw new IllegalArgumentException("%s: %s is given twice".formatted(operator, name));
                }
            }
        }
        return new OperatorSettings(operator, values);
    }

    /** {@code name:parameter=value,...}, or the name alone if there are no parameters. */
    public String text() {
        return values.isEmpty()
                ? operator
                : values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",", operator + ":", ""));
    }
}
