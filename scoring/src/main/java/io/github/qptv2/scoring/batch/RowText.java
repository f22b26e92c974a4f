package io.github.qptv2.scoring.batch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Writes records as CSV (RFC 4180) and JSON (RFC 8259). */
final class RowText {

    private static final String ESCAPED = "\b\t\n\f\r";
    private static final String ESCAPES = "btnfr";

    private RowText() {}

    static String csv(List<String> fields) {
        return fields.stream().map(RowText::quoted).collect(Collectors.joining(","));
    }

    /** Shares with four decimals, separated by spaces. */
    static String shares(List<Double> shares) {
        return shares.stream()
                .map(share -> String.format(Locale.ROOT, "%.4f", share))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** @param members strings, finite numbers, nulls, and lists of such members */
    static String json(Map<String, ? extends @Nullable Object> members) {
        return value(members);
    }

    private static String value(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(RowText::value).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> string(member.getKey().toString()) + ":" + value(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof String text ? string(text) : String.valueOf(value);
    }

    private static String string(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = ESCAPED.indexOf(c);
            if (escape >= 0) {
                json.append('\\').append(ESCAPES.charAt(escape));
            } else if (c < ' ') {
                json.append("\\u%04X".formatted((int) c));
            } else {
                json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return json.append('"').toString();
    }
}
