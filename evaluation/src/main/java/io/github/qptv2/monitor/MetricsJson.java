package io.github.qptv2.monitor;

import java.util.Collections;
import java.util.LinkedHashMap;

import io.github.qptv2.io.LegacyNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON form of a {@link MetricsEntry}: the step, then the values as further fields. */
final class MetricsJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String STEP = "step";

    private MetricsJson() {}

    static String write(MetricsEntry entry) {
        ObjectNode line = MAPPER.createObjectNode().put(STEP, entry.step());
        entry.values().forEach((name, value) -> {
            if (name.equals(STEP)) {
                throw new IllegalArgumentException("a value must not be named \"step\"");
            }
            if (Double.isFinite(value)) {
                line.put(name, value);
            } else {
                line.putNull(name);
            }
        });
        return MAPPER.writeValueAsString(line);
    }

    /** The inverse of {@link #write}; throws a Jackson exception or an illegal-argument exception for other text. */
    static MetricsEntry read(String text) {
        JsonNode line = MAPPER.readTree(text);
        if (!line.path(STEP).isIntegralNumber()) {
            throw new IllegalArgumentException("a line must have a whole number named \"step\"");
        }
        var values = new LinkedHashMap<String, Double>();
        for (var field : line.properties()) {
            if (!field.getKey().equals(STEP)) {
                values.put(LegacyNames.metric(field.getKey()), number(field.getValue()));
            }
        }
        return new MetricsEntry(line.get(STEP).asLong(), Collections.unmodifiableMap(values));
    }

    private static double number(JsonNode value) {
        if (value.isNull()) {
            return Double.NaN;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a value must be a number or null");
        }
        return value.asDouble();
    }
}
