package io.github.qptv2.config;

import java.util.List;

import io.github.qptv2.io.LegacyNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Renames configuration fields from their former to their present names. */
final class LegacyFields {

    private final String file;
    private final YamlLines lines;

    private LegacyFields(String file, YamlLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Renames fields in place and logs a warning for each former name.
     *
     * @param lines receives the line numbers of the fields under their present names
     * @throws ConfigException if a field is given under both names
     */
    static ObjectNode renamed(ObjectNode tree, String file, YamlLines lines) throws ConfigException {
        new LegacyFields(file, lines).rename(tree, "", "", "");
        return tree;
    }

    private void rename(ObjectNode node, String section, String was, String is) throws ConfigException {
        for (String name : List.copyOf(node.propertyNames())) {
            String present = LegacyNames.field(section, name).orElse(name);
            JsonNode value = node.get(name);
            if (!present.equals(name)) {
                int line = lines.line(was + "/" + name);
                if (node.has(present)) {
                    throw new ConfigException("%s:%d: %s is the former name of %s; name only one of them"
                            .formatted(file, line, name, present));
                }
                LegacyNames.warn(file + ":" + line, name, present);
                node.remove(name);
                node.set(present, value);
            }
            lines.alias(was + "/" + name, is + "/" + present);
            under(value, section.isEmpty() ? present : section + "." + present, was + "/" + name, is + "/" + present);
        }
    }

    private void under(JsonNode value, String section, String was, String is) throws ConfigException {
        if (value instanceof ObjectNode object) {
            rename(object, section, was, is);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                lines.alias(was + "/" + i, is + "/" + i);
                under(value.get(i), section, was + "/" + i, is + "/" + i);
            }
        }
    }
}
