package io.github.qptv2.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this program writes it: every field present, nulls written, numbers in full precision. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader ROWS = MAPPER.readerFor(Row.class);

    private Json() {}

    /** On one line, without the line break. */
    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads back what {@link #line} made of a row.
     *
     * @throws JacksonException if this is anything else
     */
    static Row row(String line) {
        return ROWS.readValue(line);
    }
}
