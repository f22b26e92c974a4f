package io.github.qptv2.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class YamlConfigTest {

    enum Color {
        RED,
        LIGHT_GREEN
    }

    record Inner(int lowCount, double share) {
        Inner {
            if (share > 1) {
                throw new IllegalArgumentException("share must be at most 1, got " + share);
            }
        }
    }

    record Outer(String name, Inner inner, Color color, boolean fast, List<String> files) {}

    private static final Outer DEFAULT = new Outer("x", new Inner(3, 0.5), Color.RED, false, List.of("a"));

    @Test
    void missingFieldsTakeTheDefaults() throws Exception {
        assertThat(YamlConfig.parse("", "run.yaml", DEFAULT)).isEqualTo(DEFAULT);
        assertThat(YamlConfig.parse("# nothing\n", "run.yaml", DEFAULT)).isEqualTo(DEFAULT);
        assertThat(YamlConfig.parse("inner:\n  low-count: 7\n", "run.yaml", DEFAULT))
                .isEqualTo(new Outer("x", new Inner(7, 0.5), Color.RED, false, List.of("a")));
    }

    @Test
    void everyFieldIsRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("run.yaml"),
                """
                name: y
                inner: {low-count: 4, share: 1}
                color: light_green
                fast: true
                files: [b, c]
                """);
        var expected = new Outer("y", new Inner(4, 1), Color.LIGHT_GREEN, true, List.of("b", "c"));
        assertThat(YamlConfig.read(file, DEFAULT)).isEqualTo(expected);
        assertThat(YamlConfig.parse(YamlConfig.toYaml(expected), "again", DEFAULT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "names: y | run.yaml:2: unknown field 'names'; known fields are color, fast, files, inner, name",
                "inner: {low: 4} | run.yaml:2: unknown field 'low'; known fields are low-count, share",
                "name: | run.yaml:2: name must have a value, got none",
                "inner: {share: null} | run.yaml:2: inner.share must have a value, got none",
                "inner: {low-count: 2.5} | run.yaml:2: inner.low-count must be a whole number, got 2.5",
                "inner: {low-count: '2'} | run.yaml:2: inner.low-count must be a whole number, got \"2\"",
                "inner: {share: much} | run.yaml:2: inner.share must be a number, got \"much\"",
                "inner: {share: 2} | run.yaml:2: share must be at most 1, got 2.0",
                "inner: 5 | run.yaml:2: inner must be a group of fields, got 5",
                "name: 5 | run.yaml:2: name must be text, got 5",
                "fast: 1 | run.yaml:2: fast must be true or false, got 1",
                "color: blue | run.yaml:2: color must be one of red, light_green, got \"blue\""
            })
    void invalidFieldsAreErrorsWithTheirLine(String yaml, String message) {
        assertThatThrownBy(() -> YamlConfig.parse("# first line\n" + yaml, "run.yaml", DEFAULT))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void brokenYamlAndRepeatedFieldsAreErrors() {
        assertThatThrownBy(() -> YamlConfig.parse("fast: true\nfast: true\n", "run.yaml", DEFAULT))
                .hasMessageStartingWith("run.yaml:2: ")
                .hasMessageContaining("fast");
        assertThatThrownBy(() -> YamlConfig.parse("files: [a\nb: c", "run.yaml", DEFAULT))
                .hasMessageMatching("run.yaml:[12]: .*");
        assertThatThrownBy(() -> YamlConfig.parse("hello", "run.yaml", DEFAULT))
                .hasMessageStartingWith("run.yaml:1: a configuration must be a mapping of fields");
        assertThatThrownBy(() -> YamlConfig.read(Path.of("none.yaml"), DEFAULT))
                .hasMessage("none.yaml: cannot be read; check that it exists and is UTF-8 text");
    }

    @Test
    void invalidFilesAndUnreadableFilesHaveDifferentErrors(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("run.yaml"), "fast: 1\n");
        assertThatThrownBy(() -> YamlConfig.read(file, DEFAULT))
                .hasMessage(file + ":1: fast must be true or false, got 1");
    }
}
