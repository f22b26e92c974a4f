package io.github.qptv2.config;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** On which line of a YAML text each field stands, by JSON pointer; nulls are found on the way. */
final class YamlLines {

    private final Map<String, Integer> lines = new HashMap<>();
    private String firstNull = "";

    /** Reads the parser to its end. */
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

    /** Lets a field be found under another name too. */
    void alias(String pointer, String other) {
        Integer line = lines.get(pointer);
        if (line != null) {
            lines.putIfAbsent(other, line);
        }
    }

    /** The pointer of the first field without a value, empty if all have one. */
    String firstNull() {
        return firstNull;
    }

    /** The line of a field; of the nearest field around it where the text does not hold it; 1 at least. */
    int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return Math.max(1, lines.getOrDefault(at, 1));
    }
}
