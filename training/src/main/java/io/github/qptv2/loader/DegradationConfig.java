package io.github.qptv2.loader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlFile;
import io.github.qptv2.config.YamlNode;
import io.github.qptv2.config.YamlNode.Mapping;
import io.github.qptv2.config.YamlNode.Scalar;
import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.degrade.compose.Presets;

/**
 * Degradation models as YAML. A node is either one operator with ranges, {@code "jpeg:quality=30..95/1"}, or one of
 *
 * <pre>{@code
 * sequential: [node, ...]
 * advanced: {skip: 0.0, shuffle: true, least-order: 1, most-order: 1, chains: [node, ...]}
 * one-of: [{weight: 1.0, take: node}, ...]      # or a node alone, of weight 1
 * some-of: {least: 1, most: 1, skip: 0.0, choices: [node, ...]}
 * sometimes: {probability: 0.5, take: node}
 * levels: {half-normal: 0.0, of: ["jpeg:quality=90", ...]}
 * preset: qptv2
 * }</pre>
 *
 * <p>The numbers shown are the defaults of fields left out. Unknown fields, nulls and values of another type are
 * errors.
 */
public final class DegradationConfig {

    private static final Set<String> KINDS =
            Set.of("sequential", "advanced", "one-of", "some-of", "sometimes", "levels", "preset");

    private DegradationConfig() {}

    /** Reads a file whose root is a node. */
    public static DegradationModel read(Path file) throws ConfigException {
        return composition(YamlFile.read(file));
    }

    /**
     * A {@code .yaml} file, or else a preset.
     *
     * @throws IllegalArgumentException if there is no such preset; it lists all
     */
    public static DegradationModel named(String name) throws ConfigException {
        return name.endsWith(".yaml") || name.endsWith(".yml") ? read(Path.of(name)) : Presets.named(name);
    }

    /**
     * Parses text whose root is a node.
     *
     * @param name for error messages
     */
    public static DegradationModel parse(String yaml, String name) throws ConfigException {
        return composition(YamlFile.parse(yaml, name));
    }

    private static DegradationModel composition(YamlNode node) throws ConfigException {
        try {
            if (node instanceof Scalar) {
                return RandomOperator.parse(node.text("an operator"));
            }
            Mapping mapping = node.mapping("a composition");
            mapping.allow(KINDS);
            if (mapping.fields().size() != 1) {
                throw node.place()
                        .error("a composition must have one field, got "
                                + mapping.fields().keySet());
            }
            Map.Entry<String, YamlNode> only =
                    mapping.fields().entrySet().iterator().next();
            return composition(only.getKey(), only.getValue());
        } catch (IllegalArgumentException e) {
            throw node.place().error(e);
        }
    }

    private static DegradationModel composition(String kind, YamlNode value) throws ConfigException {
        return switch (kind) {
            case "sequential" -> new DegradationModel.Sequential(compositions(kind, value));
            case "advanced" -> advanced(value.mapping(kind));
            case "one-of" -> oneOf(value.items(kind));
            case "some-of" -> someOf(value.mapping(kind));
            case "sometimes" -> sometimes(value.mapping(kind));
            case "preset" -> Presets.named(value.text("the name of a preset"));
            default -> levels(value.mapping(kind));
        };
    }

    private static List<DegradationModel> compositions(String name, YamlNode value) throws ConfigException {
        var compositions = new ArrayList<DegradationModel>();
        for (YamlNode item : value.items(name)) {
            compositions.add(composition(item));
        }
        return compositions;
    }

    private static DegradationModel advanced(Mapping fields) throws ConfigException {
        fields.allow(Set.of("skip", "shuffle", "least-order", "most-order", "chains"));
        int min = fields.intValue("least-order", 1);
        return new DegradationModel.Advanced(
                compositions("chains", fields.required("chains")),
                fields.number("skip", 0),
                fields.booleanValue("shuffle", true),
                min,
                fields.intValue("most-order", min));
    }

    private static DegradationModel oneOf(List<YamlNode> items) throws ConfigException {
        var choices = new ArrayList<DegradationModel.Weighted>();
        for (YamlNode item : items) {
            if (item instanceof Mapping fields && fields.fields().containsKey("take")) {
                fields.allow(Set.of("weight", "take"));
                choices.add(new DegradationModel.Weighted(
                        fields.number("weight", 1), composition(fields.required("take"))));
            } else {
                choices.add(new DegradationModel.Weighted(1, composition(item)));
            }
        }
        return new DegradationModel.OneOf(choices);
    }

    private static DegradationModel someOf(Mapping fields) throws ConfigException {
        fields.allow(Set.of("least", "most", "skip", "choices"));
        int min = fields.intValue("least", 1);
        return new DegradationModel.SomeOf(
                min,
                fields.intValue("most", min),
                fields.number("skip", 0),
                compositions("choices", fields.required("choices")));
    }

    private static DegradationModel sometimes(Mapping fields) throws ConfigException {
        fields.allow(Set.of("probability", "take"));
        return new DegradationModel.Sometimes(fields.number("probability", 0.5), composition(fields.required("take")));
    }

    private static DegradationModel levels(Mapping fields) throws ConfigException {
        fields.allow(Set.of("half-normal", "of"));
        var levels = new ArrayList<Degradation>();
        for (YamlNode item : fields.required("of").items("of")) {
            try {
                levels.add(Operators.parse(item.text("a level")));
            } catch (IllegalArgumentException e) {
                throw item.place().error(e);
            }
        }
        return new DegradationModel.Levels(levels, fields.number("half-normal", 0));
    }
}
