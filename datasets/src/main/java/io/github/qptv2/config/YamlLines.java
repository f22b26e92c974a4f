package io.github.qptv2.config;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Line numbers of the fields of a YAML text by JSON pointer, and its first null. */
final class YamlLines {

    private final Map<String, Integer> lines = new HashMap<>();
    private String firstNull = "";

    /** Consumes the parser. */
    static YamlLines of(JsonParser parser) {
        var found = new YamlLines();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            found.lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            if (token == JsonToken.VALUE_NULL && found.firstNull.isEmpty()) {
                found.firstNull = pointer;
            }
        }
        return found;
    }

    /** Registers the line of a field under another pointer, too. */
    void alias(String pointer, String other) {
        Integer line = lines.get(pointer);
        if (line != null) {
            lines.putIfAbsent(other, line);
        }
    }

    /** Pointer of the first field without a value; empty if all have one. */
    String firstNull() {
        return firstNull;
    }

    /** Line of a field, or of its nearest ancestor in the text; at least 1. */
    int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return Math.max(1, lines.getOrDefault(at, 1));
    }
}
