package io.github.qptv2.degrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.pixel.OperatorSettings;

/**
 * A kind of degradation that can be asked for by name.
 *
 * @param name in kebab case, as in {@link OperatorSettings#operator}
 * @param parameters their names, in order
 * @param defaults values of those that may be left out
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
        return make.apply(OperatorArguments.of(this, values));
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
