package io.github.qptv2.server;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON of maps, lists and records. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    /** On one line. */
    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** An object of any members. */
    @SuppressWarnings("unchecked") // an object of JSON
    static Map<String, Object> map(byte[] text) {
        return MAPPER.readValue(text, Map.class);
    }

    /** @throws JacksonException for any other text than an object with exactly the fields of {@code type} */
    static <T> T read(byte[] text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }
}
