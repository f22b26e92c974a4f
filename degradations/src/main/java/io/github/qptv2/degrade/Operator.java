package io.github.qptv2.degrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.pixel.OperatorSettings;

/**
 * The declaration of an operator: its name, its parameters, and how it is made.
 *
 * @param name in kebab case, as in {@link OperatorSettings#operator}
 * @param parameters names, in order
 * @param defaults values of the optional parameters
 * @param make from values of all parameters
 */
public record Operator(
        String name,
        List<String> parameters,
        Map<String, String> defaults,
        Function<OperatorArguments, Degradation> make) {

    /** Declares parameters as {@code "sigma,kernel=0"}: a name, or a name and its default. */
    static Operator of(String name, String declared, Function<OperatorArguments, Degradation> make) {
        var parameters = new ArrayList<String>();
        var defaults = new LinkedHashMap<String, String>();
        for (String part : declared.isEmpty() ? new String[0] : declared.split(",", -1)) {
            String[] nameAndDefault = part.split("=", 2);
            parameters.add(nameAndDefault[0]);
            if (nameAndDefault.length == 2) {
                defaults.put(nameAndDefault[0], nameAndDefault[1]);
            }
        }
        return new Operator(name, List.copyOf(parameters), Map.copyOf(defaults), make);
    }

    Degradation create(Map<String, String> values) {
        return make.apply(new OperatorArguments(name, complete(values)));
    }

    /** The given values and the defaults of the others; the error of an unknown or missing parameter lists all. */
    private Map<String, String> complete(Map<String, String> given) {
        var values = new LinkedHashMap<>(defaults);
        for (var entry : given.entrySet()) {
            if (!parameters.contains(entry.getKey())) {
                throw new IllegalArgumentException(
                        "%s has no parameter '%s'; it has %s".formatted(name, entry.getKey(), parametersText()));
            }
            values.put(entry.getKey(), entry.getValue());
        }
        for (String parameter : parameters) {
            if (!values.containsKey(parameter)) {
                throw new IllegalArgumentException(
                        "%s needs %s; its parameters are %s".formatted(name, parameter, parametersText()));
            }
        }
        return values;
    }

    /** {@code sigma, kernel=0}, for messages and help. */
    String parametersText() {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream()
                        .map(parameter ->
                                defaults.containsKey(parameter) ? parameter + "=" + defaults.get(parameter) : parameter)
                        .collect(Collectors.joining(", "));
    }
}
