package io.github.qptv2.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Reads configuration records from YAML. Unknown, repeated, empty and mistyped fields and values that the record
 * rejects are errors with a line number; a missing field takes its default.
 *
 * <pre>{@code
 * CurationConfig config = YamlConfig.read(Path.of("curate.yaml"), CurationConfig.DEFAULT);
 * }</pre>
 *
 * <p>Field names are the component names in kebab case, enumeration constants are in lower case. A group replaces the
 * default group if their {@code type} fields differ, and overrides it field by field otherwise.
 */
public final class YamlConfig {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private YamlConfig() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException if it cannot be read or is invalid
     */
    public static <T extends Record> T read(Path file, T defaults) throws ConfigException {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read; check that it exists and is UTF-8 text", e);
        }
        return parse(yaml, file.toString(), defaults);
    }

    /**
     * As {@link #read(Path, Record)}, with other values of some fields.
     *
     * @param fields in place of the file's; a group is overridden field by field
     * @throws ConfigException if the file or the result is invalid
     */
    public static <T extends Record> T read(Path file, ObjectNode fields, T defaults) throws ConfigException {
        T given = read(file, defaults);
        String name = fields.isEmpty() ? file.toString() : "%s with %s".formatted(file, fields);
        return bind(overridden(MAPPER.valueToTree(given), fields), defaults, name, lines("", name));
    }

    /** The fields of two groups; those of the second one replace those of the first, groups field by field. */
    public static ObjectNode merged(ObjectNode first, ObjectNode second) {
        return overridden(first.deepCopy(), second);
    }

    /**
     * As {@link #read(Path, Record)} for a text, which errors refer to by {@code name}; an empty text gives the
     * defaults.
     */
    public static <T extends Record> T parse(String yaml, String name, T defaults) throws ConfigException {
        YamlLines lines = lines(yaml, name);
        if (!lines.firstNull().isEmpty()) {
            throw new ConfigException("%s:%d: %s must have a value, got none"
                    .formatted(name, lines.line(lines.firstNull()), dotted(lines.firstNull())));
        }
        JsonNode given = MAPPER.readTree(yaml);
        if (given.isMissingNode() || given.isNull()) {
            return defaults;
        }
        if (!given.isObject()) {
            throw new ConfigException(name + ":1: a configuration must be a mapping of fields, got " + given);
        }
        ObjectNode named = LegacyFields.renamed((ObjectNode) given, name, lines);
        return bind(overridden(MAPPER.valueToTree(defaults), named), defaults, name, lines);
    }

    private static YamlLines lines(String yaml, String name) throws ConfigException {
        try (var parser = MAPPER.createParser(yaml)) {
            return YamlLines.of(parser);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String rule = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
            throw new ConfigException("%s:%d: %s".formatted(name, line, rule), e);
        }
    }

    private static ObjectNode overridden(ObjectNode base, ObjectNode given) {
        given.properties().forEach(field -> {
            JsonNode below = base.get(field.getKey());
            boolean merge =
                    below instanceof ObjectNode && field.getValue().isObject() && sameType(below, field.getValue());
            base.set(
                    field.getKey(),
                    merge ? overridden((ObjectNode) below, (ObjectNode) field.getValue()) : field.getValue());
        });
        return base;
    }

    private static boolean sameType(JsonNode below, JsonNode given) {
        return !given.has("type") || given.get("type").equals(below.get("type"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T bind(ObjectNode tree, T defaults, String name, YamlLines lines)
            throws ConfigException {
        try {
            return (T) MAPPER.treeToValue(tree, defaults.getClass());
        } catch (JacksonException e) {
            var pointer = new StringBuilder();
            e.getPath().forEach(step -> pointer.append('/')
                    .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
            String at = pointer.toString();
            throw new ConfigException("%s:%d: %s".formatted(name, lines.line(at), rule(e, at, tree)), e);
        }
    }

    private static String rule(JacksonException e, String pointer, JsonNode tree) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field '%s'; known fields are %s"
                    .formatted(
                            unknown.getPropertyName(),
                            String.join(
                                    ", ",
                                    unknown.getKnownPropertyIds().stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .toList()));
        }
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        return "%s must be %s, got %s".formatted(dotted(pointer), kind(e), tree.at(JsonPointer.compile(pointer)));
    }

    private static String kind(JacksonException e) {
        Class<?> type = e instanceof tools.jackson.databind.exc.MismatchedInputException mismatch
                        && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : Object.class;
        if (type.isEnum()) {
            return "one of " + String.join(", ", MAPPER.convertValue(type.getEnumConstants(), String[].class));
        }
        return switch (type.getSimpleName()) {
            case "int", "long" -> "a whole number";
            case "double", "float" -> "a number";
            case "boolean" -> "true or false";
            case "String" -> "text";
            default -> type.isRecord() ? "a group of fields" : "of another type";
        };
    }

    private static String dotted(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }

    /** A complete configuration with defaults; {@link #parse} reads it. */
    public static String toYaml(Record config) {
        return MAPPER.writeValueAsString(config);
    }
}
