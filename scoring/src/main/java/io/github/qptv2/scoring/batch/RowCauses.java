package io.github.qptv2.scoring.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.qptv2.scoring.DistortionEstimate;

/**
 * Causes as a value of a row: in CSV {@code low-contrast:0.9712:3.61;noise:0.613:1.2} or {@code none}, in JSON a list
 * of objects. Probabilities have four decimals, levels two.
 */
final class RowCauses {

    private static final String NONE = "none";
    private static final Pattern CAUSE =
            Pattern.compile("([a-z0-9-]{1,40}):([0-9.]{1,20}(?:E-?[0-9]{1,3})?):([0-9.]{1,20}(?:E-?[0-9]{1,3})?)");
    private static final double PROBABILITIES = 1e4, LEVELS = 1e2;

    private RowCauses() {}

    /** The causes with rounded numbers. */
    static List<DistortionEstimate> rounded(List<DistortionEstimate> causes) {
        return causes.stream()
                .map(cause -> new DistortionEstimate(
                        cause.distortion(),
                        Math.rint(cause.probability() * PROBABILITIES) / PROBABILITIES,
                        Math.rint(cause.level() * LEVELS) / LEVELS))
                .toList();
    }

    /** Text of a field. */
    static String text(List<DistortionEstimate> causes) {
        return causes.isEmpty()
                ? NONE
                : causes.stream()
                        .map(cause -> cause.distortion() + ":" + cause.probability() + ":" + cause.level())
                        .collect(Collectors.joining(";"));
    }

    /** The inverse of {@link #text}. */
    static List<DistortionEstimate> parse(String text) {
        return text.equals(NONE)
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(RowCauses::cause).toList();
    }

    private static DistortionEstimate cause(String text) {
        var parts = CAUSE.matcher(text);
        if (!parts.matches()) {
            throw invalidValue(text);
        }
        return new DistortionEstimate(
                parts.group(1), Double.parseDouble(parts.group(2)), Double.parseDouble(parts.group(3)));
    }

    private static IllegalArgumentException invalidValue(Object cause) {
        return new IllegalArgumentException("a cause must have a distortion, a probability and a level, got " + cause);
    }

    /** Members of the objects of JSON. */
    static List<Map<String, Object>> members(List<DistortionEstimate> causes) {
        var list = new ArrayList<Map<String, Object>>();
        for (var cause : causes) {
            var members = new LinkedHashMap<String, Object>();
            members.put("distortion", cause.distortion());
            members.put("probability", cause.probability());
            members.put("level", cause.level());
            members.put("strength", cause.strength().toString());
            list.add(members);
        }
        return list;
    }

    /** The inverse of {@link #members}; the strength follows from the level. */
    static List<DistortionEstimate> ofMembers(List<?> list) {
        var causes = new ArrayList<DistortionEstimate>();
        for (var each : list) {
            if (!(each instanceof Map<?, ?> members
                    && members.get("distortion") instanceof String distortion
                    && members.get("probability") instanceof Number probability
                    && members.get("level") instanceof Number level)) {
                throw invalidValue(each);
            }
            causes.add(new DistortionEstimate(distortion, probability.doubleValue(), level.doubleValue()));
        }
        return List.copyOf(causes);
    }
}
