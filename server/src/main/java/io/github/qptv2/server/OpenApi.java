package io.github.qptv2.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.qptv2.scoring.batch.RowColumn;

/** The description of the service; the fields of a row that it does not describe yet are added from their table. */
final class OpenApi {

    private OpenApi() {}

    /** The description as JSON. */
    static String json() {
        try (var in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
            Map<String, Object> description = Json.map(in.readAllBytes());
            complete(object(object(object(description, "components"), "schemas"), "Score"));
            return Json.line(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void complete(Map<String, Object> row) {
        Map<String, Object> properties = object(row, "properties");
        for (var column : RowColumn.values()) {
            properties.computeIfAbsent(column.text(), name -> Map.of("type", List.of(type(column), "null")));
        }
        row.put("required", RowColumn.names());
    }

    private static String type(RowColumn column) {
        return switch (column.type()) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case DOUBLE -> "number";
            case CAUSES -> "array";
        };
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) Objects.requireNonNull(parent.get(name));
    }
}
