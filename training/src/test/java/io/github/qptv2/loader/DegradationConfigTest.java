package io.github.qptv2.loader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.degrade.compose.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DegradationConfigTest {

    private static final Path CONFIGS = Path.of("..", "configs", "degrade");

    static List<String> presets() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetEqualsItsFile(String name) throws Exception {
        assertThat(DegradationConfig.read(CONFIGS.resolve(name + ".yaml"))).isEqualTo(Presets.named(name));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aWrittenModelIsReadBack(String name) throws Exception {
        DegradationModel preset = Presets.named(name);
        assertThat(DegradationConfig.parse(DegradationYaml.of(preset), name)).isEqualTo(preset);
    }

    @Test
    void everyFileButOneHasAPreset() throws Exception {
        try (var files = Files.list(CONFIGS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsAll(Presets.names())
                    .contains("distill")
                    .hasSize(Presets.names().size() + 1);
        }
        assertThat(DegradationConfig.read(CONFIGS.resolve("distill.yaml")))
                .isEqualTo(new DegradationModel.OneOf(List.of(
                        new DegradationModel.Weighted(0.4, DegradationModel.Sequential.of()),
                        new DegradationModel.Weighted(0.3, Presets.named("kadid")),
                        new DegradationModel.Weighted(0.3, Presets.named("arniqa")))));
    }

    @Test
    void missingFieldsHaveDefaults() throws Exception {
        DegradationModel jpeg = RandomOperator.parse("jpeg:quality=30");
        assertThat(parse("advanced: {chains: [\"jpeg:quality=30\"]}"))
                .isEqualTo(new DegradationModel.Advanced(List.of(jpeg), 0, true, 1, 1));
        assertThat(parse("some-of: {choices: [\"jpeg:quality=30\"]}"))
                .isEqualTo(new DegradationModel.SomeOf(1, 1, 0, List.of(jpeg)));
        assertThat(parse("sometimes: {take: \"jpeg:quality=30\"}"))
                .isEqualTo(new DegradationModel.Sometimes(0.5, jpeg));
        assertThat(parse("levels: {of: [\"jpeg:quality=30\"]}"))
                .isEqualTo(new DegradationModel.Levels(List.of(Operators.parse("jpeg:quality=30")), 0));
        assertThat(parse("one-of: [\"jpeg:quality=30\"]")).isEqualTo(DegradationModel.OneOf.evenly(List.of(jpeg)));
    }

    @Test
    void everyFieldIsRead() throws Exception {
        DegradationModel jpeg = RandomOperator.parse("jpeg:quality=30");
        assertThat(
                        parse(
                                """
                advanced:
                  skip: 0.25
                  shuffle: false
                  least-order: 2
                  most-order: 3
                  chains:
                    - "jpeg:quality=30"
                """))
                .isEqualTo(new DegradationModel.Advanced(List.of(jpeg), 0.25, false, 2, 3));
        assertThat(parse("some-of: {least: 0, most: 1, skip: 0.5, choices: [\"jpeg:quality=30\"]}"))
                .isEqualTo(new DegradationModel.SomeOf(0, 1, 0.5, List.of(jpeg)));
        assertThat(parse("one-of: [{weight: 2.5, take: \"jpeg:quality=30\"}]"))
                .isEqualTo(new DegradationModel.OneOf(List.of(new DegradationModel.Weighted(2.5, jpeg))));
        assertThat(parse("levels: {half-normal: 2.5, of: [\"jpeg:quality=30\"]}"))
                .isEqualTo(new DegradationModel.Levels(List.of(Operators.parse("jpeg:quality=30")), 2.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "sequentail: []#x.yaml:1: unknown field 'sequentail'; known fields are advanced, levels, one-of, preset, sequential,"
                        + " some-of, sometimes",
                "sequential:\\n  - \"jpg:quality=3\"#x.yaml:2: no operator is called 'jpg'; there are",
                "sequential:\\n  - \"jpeg:quality=0..9/1\"#x.yaml:2: quality must be in [1, 100], got 0",
                "sequential:\\n  -#x.yaml:2: an operator must have a value, got nothing",
                "sequential: 3#x.yaml:1: sequential must be a list, got '3'",
                "advanced:\\n  skp: 1\\n  chains: []#x.yaml:2: unknown field 'skp'; known fields are chains, least-order,",
                "advanced:\\n  skip: lots\\n  chains: []#x.yaml:2: skip must be a number, got 'lots'",
                "advanced:\\n  skip: null\\n  chains: []#x.yaml:2: skip must be a number, got nothing",
                "advanced:\\n  skip: 1.5\\n  chains: []#x.yaml:1: skip must be in [0, 1], got 1.5",
                "advanced:\\n  shuffle: 1\\n  chains: []#x.yaml:2: shuffle must be true or false, got 1",
                "advanced:\\n  least-order: 1.5\\n  chains: []#x.yaml:2: least-order must be a whole number, got 1.5",
                "advanced:\\n  skip: 0#x.yaml:2: field 'chains' is missing",
                "levels:\\n  of:\\n    - \"jpeg:q=1\"#x.yaml:3: jpeg has no parameter 'q'; it has quality",
                "preset: qptv3#x.yaml:1: no preset is called 'qptv3'",
                "sequential: [\\n#x.yaml:1: is not YAML:",
                "sequential: []\\nsequential: []#x.yaml:2: ",
            })
    void errorsNameFileAndLine(String yaml, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse(yaml.replace("\\n", "\n")))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static DegradationModel parse(String yaml) throws ConfigException {
        return DegradationConfig.parse(yaml, "x.yaml");
    }

    /**
     * Digests of runs, banks and pseudo-labels are made of this text: a renamed class or component must not change it.
     */
    @ParameterizedTest
    @CsvSource({
        "qptv1, ede64853",
        "qptv2, a5319888",
        "kadid, aad26c70",
        "arniqa, 64279c07",
        "real-esrgan, e715e23",
    })
    void theTextOfAPresetStays(String preset, String hash) throws ConfigException {
        assertThat(Integer.toHexString(
                        DegradationConfig.named(preset).toString().hashCode()))
                .isEqualTo(hash);
    }
}
