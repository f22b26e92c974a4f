package io.github.qptv2.curate;

import io.github.qptv2.config.YamlConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CurationConfigTest {

    @Test
    void theDefaultsAreThoseDocumented() throws Exception {
        assertThat(YamlConfig.parse(
                        """
                resolution: {min_short_side: 224, min_megapixels: 0, max_aspect: 4}
                detail: {min_sharpness: 0, min_entropy: 0}
                foreground: {min_coverage: 0, min_objects: 0, top_share: 1, top_by: objects}
                duplicates: {distance: 20, within: true}
                """,
                        "documented",
                        CurationConfig.DEFAULT))
                .isEqualTo(CurationConfig.DEFAULT);
        assertThat(YamlConfig.parse("", "empty", CurationConfig.DEFAULT)).isEqualTo(CurationConfig.DEFAULT);
    }

    @Test
    void everyFieldIsRead() throws Exception {
        assertThat(YamlConfig.parse(
                        """
                resolution: {min_short_side: 1500, min_megapixels: 3.5, max_aspect: 2}
                detail: {min_sharpness: 40, min_entropy: 3}
                foreground: {min_coverage: 0.1, min_objects: 5, top_share: 0.25, top_by: coverage}
                duplicates: {distance: 12, within: false}
                """,
                        "all",
                        CurationConfig.DEFAULT))
                .isEqualTo(new CurationConfig(
                        new CurationConfig.Resolution(1500, 3.5, 2),
                        new CurationConfig.Sharp(40, 3),
                        new CurationConfig.Prominent(0.1, 5, 0.25, CurationConfig.TopBy.COVERAGE),
                        new CurationConfig.Duplicates(12, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolution: {min_short_side: 0} | min_short_side must be at least 1, got 0",
                "resolution: {max_aspect: 0.5} | max_aspect must be at least 1, got 0.5",
                "detail: {min_entropy: 10} | min_entropy must be in [0, 9], got 10.0",
                "foreground: {top_share: 0} | top_share must be in (0, 1], got 0.0",
                "duplicates: {distance: 65} | distance must be in [0, 64], got 65"
            })
    void valuesOutOfRangeAreErrorsOnTheirLine(String yaml, String message) {
        assertThatThrownBy(() -> YamlConfig.parse(yaml, "c.yaml", CurationConfig.DEFAULT))
                .hasMessage("c.yaml:1: " + message);
    }
}
