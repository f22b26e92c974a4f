package io.github.qptv2.cli.output;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.github.qptv2.scoring.batch.ResultRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads JSON with every field present, explicit nulls and numbers in full precision. */
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

    private static final ObjectReader ROWS = MAPPER.readerForMapOf(Object.class);

    private JsonText() {}

    /** On one line, without the line break. */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Parses an object with exactly the fields of {@code type}.
     *
     * @throws JacksonException for any other text
     */
    public static <T> T read(String text, Class<T> type) {
        return STRICT.readerFor(type).readValue(text);
    }

    /**
     * Reads back a row.
     *
     * @throws JacksonException if this is no JSON object
     * @throws IllegalArgumentException if its members are not those of a row
     */
    public static ResultRow row(String line) {
        @Nullable Map<String, Object> members = ROWS.readValue(line);
        if (members == null) {
            throw new IllegalArgumentException("a row must be an object, got null");
        }
        return ResultRow.ofMembers(members);
    }
}
