package io.github.qptv2.checkpoint;

import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.SafetensorsJson.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SafetensorsJsonTest {

    @Test
    void objectsArraysStringsAndWholeNumbersAreRead() throws JsonException {
        assertThat(SafetensorsJson.parse(" {\"a\" : [ 1 , 20 ],\n\"b\":{},\t\"c\":[],\r\"d\":\"x\"} "))
                .isEqualTo(Map.of("a", List.of(1L, 20L), "b", Map.of(), "c", List.of(), "d", "x"));
        assertThat(SafetensorsJson.parse("0")).isEqualTo(0L);
        assertThat(SafetensorsJson.parse("109")).isEqualTo(109L);
        assertThat(SafetensorsJson.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void orderIsKept() throws JsonException {
        assertThat(((Map<?, ?>) SafetensorsJson.parse("{\"z\":1,\"a\":2,\"m\":3}"))
                        .keySet().stream().map(String::valueOf))
                .containsExactly("z", "a", "m");
    }

    @Test
    void escapesAreRead() throws JsonException {
        assertThat(SafetensorsJson.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é \""))
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
    void otherJsonIsRefused(String text) {
        assertThatThrownBy(() -> SafetensorsJson.parse(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void depthIsBounded() throws JsonException {
        assertThat(SafetensorsJson.parse("[[[[[[[[1]]]]]]]]")).isInstanceOf(List.class);
        assertThatThrownBy(() -> SafetensorsJson.parse("{\"a\":".repeat(9) + "1" + "}".repeat(9)))
                .hasMessageContaining("at most 8 levels");
        assertThatThrownBy(() -> SafetensorsJson.parse("[".repeat(1_000_000))).isInstanceOf(JsonException.class);
    }

    @Test
    void errorsSayWhatWasExpectedWhere() {
        assertThatThrownBy(() -> SafetensorsJson.parse("{\"a\";1}")).hasMessage("expected ':' at character 4");
        assertThatThrownBy(() -> SafetensorsJson.parse("{\"a\":1,\"a\":2}"))
                .hasMessageStartingWith("expected no second \"a\"");
    }

    @Test
    void quotingEscapesWhatJsonForbids() throws JsonException {
        var text = "\"\\/\b\f\n\r\t\u0001\u001f é😀";
        assertThat(SafetensorsJson.quote(text)).isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f é😀\"");
        assertThat(SafetensorsJson.parse(SafetensorsJson.quote(text))).isEqualTo(text);
    }
}
