package io.github.qptv2.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A value in a YAML file with its position. */
public sealed interface YamlNode {

    /** Position of the value. */
    Place place();

    /** A file name and a line number, from 1. */
    record Place(String file, int line) {
        public ConfigException error(String complaint) {
            return new ConfigException(file + ":" + line + ": " + complaint);
        }

        public ConfigException error(IllegalArgumentException cause) {
            return new ConfigException(file + ":" + line + ": " + cause.getMessage(), cause);
        }
    }

    /** Text or a number as written; null for null or an empty value. */
    record Scalar(Place place, @Nullable String text, boolean number) implements YamlNode {}

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {}

    /** Fields by name, in file order. */
    record Mapping(Place place, LinkedHashMap<String, YamlNode> fields) implements YamlNode {

        /** Throws if the mapping has other fields. */
        public void allow(Set<String> names) throws ConfigException {
            for (var field : fields.entrySet()) {
                if (!names.contains(field.getKey())) {
                    throw field.getValue()
                            .place()
                            .error("unknown field '%s'; known fields are %s".formatted(field.getKey(), sorted(names)));
                }
            }
        }

        public YamlNode required(String name) throws ConfigException {
            YamlNode value = fields.get(name);
            if (value == null) {
                throw place.error("field '%s' is missing".formatted(name));
            }
            return value;
        }

        public double number(String name, double otherwise) throws ConfigException {
            YamlNode value = fields.get(name);
            return value == null ? otherwise : value.number(name);
        }

        public int intValue(String name, int otherwise) throws ConfigException {
            double number = number(name, otherwise);
            if (number != Math.rint(number)) {
                throw required(name).place().error("%s must be a whole number, got %s".formatted(name, number));
            }
            return (int) number;
        }

        public boolean booleanValue(String name, boolean otherwise) throws ConfigException {
            YamlNode value = fields.get(name);
            if (value == null) {
                return otherwise;
            }
            String text = value.text(name);
            if (!text.equals("true") && !text.equals("false")) {
                throw value.place().error("%s must be true or false, got %s".formatted(name, text));
            }
            return text.equals("true");
        }

        private static String sorted(Set<String> names) {
            return String.join(", ", names.stream().sorted().toList());
        }
    }

    /** The value as text; throws for null, a list or a mapping. */
    default String text(String name) throws ConfigException {
        if (this instanceof Scalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        throw place().error("%s must have a value, got %s".formatted(name, kind()));
    }

    /** The value as a number. */
    default double number(String name) throws ConfigException {
        if (this instanceof Scalar scalar && scalar.number()) {
            return Double.parseDouble(text(name));
        }
        throw place().error("%s must be a number, got %s".formatted(name, kind()));
    }

    /** The value as a list. */
    default List<YamlNode> items(String name) throws ConfigException {
        if (this instanceof Sequence sequence) {
            return sequence.items();
        }
        throw place().error("%s must be a list, got %s".formatted(name, kind()));
    }

    /** The value as fields by name. */
    default Mapping mapping(String name) throws ConfigException {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw place().error("%s must have fields, got %s".formatted(name, kind()));
    }

    /** Description of the value for messages. */
    default String kind() {
        if (this instanceof Scalar scalar) {
            return scalar.text() == null ? "nothing" : "'" + scalar.text() + "'";
        }
        return this instanceof Sequence ? "a list" : "fields";
    }
}
