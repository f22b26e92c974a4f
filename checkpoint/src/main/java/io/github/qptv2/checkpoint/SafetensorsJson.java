package io.github.qptv2.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of JSON that a safetensors header needs: objects, arrays, strings and whole numbers from 0 to 2^63 - 1.
 *
 * <p>Strict where two readers could disagree: duplicate names, numbers with a fraction or a leading zero, raw control
 * characters and trailing text are refused. Depth is bounded, so that no input overflows the stack.
 */
final class SafetensorsJson {

    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private SafetensorsJson(String text) {
        this.text = text;
    }

    /** A value as nested {@code Map<String, Object>}, {@code List<Object>}, {@code String} and {@code Long}. */
    static Object parse(String text) throws JsonException {
        var json = new SafetensorsJson(text);
        var value = json.value(0);
        json.skipSpace();
        if (json.at < text.length()) {
            throw json.malformed("end");
        }
        return value;
    }

    private Object value(int depth) throws JsonException {
        if (depth > DEEPEST) {
            throw malformed("at most " + DEEPEST + " levels");
        }
        skipSpace();
        char first = peek();
        return switch (first) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws JsonException {
        var members = new LinkedHashMap<String, Object>();
        expect('{');
        if (taken('}')) {
            return members;
        }
        do {
            skipSpace();
            var name = string();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw malformed("no second \"" + name + "\"");
            }
        } while (taken(','));
        expect('}');
        return members;
    }

    private List<Object> array(int depth) throws JsonException {
        var items = new ArrayList<>();
        expect('[');
        if (taken(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (taken(','));
        expect(']');
        return items;
    }

    private String string() throws JsonException {
        expect('"');
        var out = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw malformed("no raw control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(out)) {
            throw malformed("no half of a surrogate pair");
        }
        return out.toString();
    }

    private char escaped() throws JsonException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) ((hex() << 12) | (hex() << 8) | (hex() << 4) | hex());
            default -> throw malformed("an escape");
        };
    }

    private int hex() throws JsonException {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw malformed("four hexadecimal digits");
        }
        return digit;
    }

    private Long number() throws JsonException {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        var digits = text.substring(start, at);
        boolean padded = digits.length() > 1 && digits.startsWith("0");
        if (digits.isEmpty() || padded || digits.length() > 19) {
            throw malformed("a whole number");
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw malformed("a number below 2^63");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw malformed("more text");
        }
        return text.charAt(at);
    }

    private char next() throws JsonException {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) throws JsonException {
        if (!taken(wanted)) {
            throw malformed("'" + wanted + "'");
        }
    }

    private boolean taken(char wanted) {
        skipSpace();
        boolean here = at < text.length() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    private JsonException malformed(String expected) {
        return new JsonException("expected " + expected + " at character " + at);
    }

    /** Quotes a string as serde_json does: only quotes, backslashes and control characters are escaped. */
    static String quote(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    /** A syntax error; the message says what was expected and where. */
    static final class JsonException extends Exception {
        JsonException(String message) {
            super(message);
        }
    }
}
