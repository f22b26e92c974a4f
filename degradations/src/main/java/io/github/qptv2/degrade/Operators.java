package io.github.qptv2.degrade;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.degrade.pixel.OperatorSettings;

/** The catalog of all degradation operators, by name; makes operators of their text. */
public final class Operators {

    private static final Map<String, Operator> BY_NAME = Stream.of(
                    FrequencyOperators.ALL, ColorOperators.ALL, GeometryOperators.ALL, CompressionOperators.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Operator::name, Function.identity()));

    private Operators() {}

    /** Parses one operator, such as {@code jpeg:quality=30}; the inverse of {@link OperatorSettings#text}. */
    public static Degradation parse(String text) {
        return create(OperatorSettings.parse(text));
    }

    /** Names in alphabetical order. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    /** The parameters of an operator with their defaults, as {@code sigma, kernel=0}. */
    public static String parameters(String name) {
        return named(name).parametersText();
    }

    /** Makes an operator; the error of an unknown name or parameter lists the known ones. */
    public static Degradation create(OperatorSettings settings) {
        return named(settings.operator()).create(settings.values());
    }

    /** The declaration of an operator. */
    public static Operator named(String name) {
        Operator operator = BY_NAME.get(name);
        if (operator == null) {
            throw new IllegalArgumentException(
                    "no operator is called '%s'; there are %s".formatted(name, String.join(", ", names())));
        }
        return operator;
    }
}
