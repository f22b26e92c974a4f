package io.github.qptv2.cli.output;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this program writes it: every field present, nulls written, numbers in full precision. */
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper STRICT = MAPPER.rebuild()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final ObjectReader ROWS = MAPPER.readerFor(ResultRow.class);

    private JsonText() {}

    /** On one line, without the line break. */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads an object that has all its fields, and no others.
     *
     * @throws JacksonException if this is anything else
     */
    public static <T> T read(String text, Class<T> type) {
        return STRICT.readerFor(type).readValue(text);
    }

    /**
     * Reads back what {@link #line} made of a row.
     *
     * @throws JacksonException if this is anything else
     */
    static ResultRow row(String line) {
        return ROWS.readValue(line);
    }
}
