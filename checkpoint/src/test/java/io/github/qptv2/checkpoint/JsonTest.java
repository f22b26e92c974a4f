package io.github.qptv2.checkpoint;

import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.Json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonTest {

    @Test
    void objectsArraysStringsAndWholeNumbersAreRead() throws JsonException {
        assertThat(Json.parse(" {\"a\" : [ 1 , 20 ],\n\"b\":{},\t\"c\":[],\r\"d\":\"x\"} "))
                .isEqualTo(Map.of("a", List.of(1L, 20L), "b", Map.of(), "c", List.of(), "d", "x"));
        assertThat(Json.parse("0")).isEqualTo(0L);
        assertThat(Json.parse("109")).isEqualTo(109L);
        assertThat(Json.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void orderIsKept() throws JsonException {
        assertThat(((Map<?, ?>) Json.parse("{\"z\":1,\"a\":2,\"m\":3}"))
                        .keySet().stream().map(String::valueOf))
                .containsExactly("z", "a", "m");
    }

    @Test
    void escapesAreRead() throws JsonException {
        assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é \""))
                .isEqualTo("\"\\/\b\f\n\r\té😀é ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "\"a",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "[1,]",
                "[1 2]",
                "[,]",
                "01",
                "-1",
                "1.5",
                "1e3",
                "+1",
                "9223372036854775808",
                "99999999999999999999",
                "true",
                "null",
                "NaN",
                "{} {}",
                "1 x",
                "{\"a\":1,\"a\":2}",
                "\"\n\"",
                "\"\u001f\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"\\ud800\"",
                "\"\\udc00x\"",
                "'a'",
                "{1:2}",
                "[[[[[[[[[1]]]]]]]]]"
            })
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void depthIsBounded() throws JsonException {
        assertThat(Json.parse("[[[[[[[[1]]]]]]]]")).isInstanceOf(List.class);
        assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(9) + "1" + "}".repeat(9)))
                .hasMessageContaining("at most 8 levels");
        assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000))).isInstanceOf(JsonException.class);
    }

    @Test
    void errorsSayWhatWasExpectedWhere() {
        assertThatThrownBy(() -> Json.parse("{\"a\";1}")).hasMessage("expected ':' at character 4");
        assertThatThrownBy(() -> Json.parse("{\"a\":1,\"a\":2}")).hasMessageStartingWith("expected no second \"a\"");
    }

    @Test
    void quotingEscapesWhatJsonForbids() throws JsonException {
        var text = "\"\\/\b\f\n\r\t\u0001\u001f é😀";
        assertThat(Json.quote(text)).isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f é😀\"");
        assertThat(Json.parse(Json.quote(text))).isEqualTo(text);
    }
}
