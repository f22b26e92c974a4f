package io.github.qptv2.curate;

import java.nio.file.Path;

import io.github.qptv2.config.YamlConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CurationConfigTest {

    @Test
    void theDefaultsAreTheDocumentedOnes() throws Exception {
        assertThat(YamlConfig.parse(
                        """
                resolution: {min-short-side: 224, min-megapixels: 0, max-aspect: 4}
                detail: {min-sharpness: 0, min-entropy: 0}
                foreground: {min-coverage: 0, min-objects: 0, top-share: 1, top-by: objects}
                duplicates: {distance: 20, within: true}
                """,
                        "documented",
                        CurationConfig.DEFAULT))
                .isEqualTo(CurationConfig.DEFAULT);
        assertThat(YamlConfig.parse("", "empty", CurationConfig.DEFAULT)).isEqualTo(CurationConfig.DEFAULT);
    }

    @Test
    void theFileOfDefaultsHasTheSameValues() throws Exception {
        Path file = Path.of("../configs/curate/default.yaml");
        var strict = new CurationConfig(
                new CurationConfig.Resolution(1, 9, 9),
                new CurationConfig.Sharp(9, 9),
                new CurationConfig.Prominent(1, 9, 0.1, CurationConfig.TopBy.COVERAGE),
                new CurationConfig.Duplicates(1, false));
        assertThat(YamlConfig.read(file, strict)).isEqualTo(CurationConfig.DEFAULT);
        CurationConfig upper = YamlConfig.read(Path.of("../configs/curate/upper-half.yaml"), CurationConfig.DEFAULT);
        assertThat(upper.resolution().minShortSide()).isEqualTo(1024);
        assertThat(upper.foreground().topShare()).isEqualTo(0.5);
        assertThat(YamlConfig.read(Path.of("../configs/paper/curate-sa-1b.yaml"), CurationConfig.DEFAULT))
                .isEqualTo(upper);
    }

    @Test
    void everyFieldIsRead() throws Exception {
        assertThat(YamlConfig.parse(
                        """
                resolution: {min-short-side: 1500, min-megapixels: 3.5, max-aspect: 2}
                detail: {min-sharpness: 40, min-entropy: 3}
                foreground: {min-coverage: 0.1, min-objects: 5, top-share: 0.25, top-by: coverage}
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
                "resolution: {min-short-side: 0} | min-short-side must be at least 1, got 0",
                "resolution: {max-aspect: 0.5} | max-aspect must be at least 1, got 0.5",
                "detail: {min-entropy: 10} | min-entropy must be in [0, 9], got 10.0",
                "foreground: {top-share: 0} | top-share must be in (0, 1], got 0.0",
                "duplicates: {distance: 65} | distance must be in [0, 64], got 65"
            })
    void valuesOutOfRangeAreErrorsOnTheirLine(String yaml, String message) {
        assertThatThrownBy(() -> YamlConfig.parse(yaml, "c.yaml", CurationConfig.DEFAULT))
                .hasMessage("c.yaml:1: " + message);
    }
}
