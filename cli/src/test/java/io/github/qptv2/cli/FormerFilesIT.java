package io.github.qptv2.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.github.qptv2.checkpoint.Safetensors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Models written by version 0.1 have the scores that it computed; their README shows how they were made. */
class FormerFilesIT {

    /** Holds across CPUs; on the same machine scores are equal. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @CsvFileSource(resources = "/former/scores.csv", numLinesToSkip = 1)
    void scoresAreThoseOfVersion01(
            String model,
            String input,
            double raw,
            @Nullable Double mos,
            @Nullable Double score,
            @Nullable Double percentile)
            throws Exception {
        var run = Cli.run("score", "--model", path(model), path("former/" + input), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode row = JsonMapper.shared().readTree(run.out()).get(0);
        assertThat(row.get("raw").asDouble()).isCloseTo(raw, within(TOLERANCE));
        assertEqual(row.get("mos"), mos);
        assertEqual(row.get("score"), score);
        assertEqual(row.get("percentile"), percentile);
    }

    private static void assertEqual(JsonNode actual, @Nullable Double expected) {
        if (expected == null) {
            assertThat(actual.isNull()).isTrue();
        } else {
            assertThat(actual.asDouble()).isCloseTo(expected, within(100 * TOLERANCE)); // ranges up to 100
        }
    }

    @Test
    void aFormerBundleIsConvertedToPresentNames(@TempDir Path folder) throws Exception {
        Path former = path("former/image.safetensors"), present = folder.resolve("present.safetensors");
        assertThat(Safetensors.read(former).metadata()).containsEntry("qpt.convention.normalisation", "half");
        assertThat(Cli.run("convert", former, present).exitCode()).isZero();
        assertThat(Safetensors.read(present).metadata())
                .containsEntry("qpt.inference.normalization", "half")
                .containsEntry("qpt.inference.pooling", "norm_then_mean")
                .containsEntry("qpt.inference.channels", "bgr")
                .containsEntry("qpt.inference.resize", "center:80")
                .containsKey("qpt.mos.curve")
                .allSatisfy((key, value) -> assertThat(key).doesNotContain("convention"));
    }

    private static Path path(String name) throws IOException, URISyntaxException {
        String resource = name.startsWith("hivit-") ? "golden/" + name : name.contains("/") ? name : "former/" + name;
        var url = Objects.requireNonNull(FormerFilesIT.class.getClassLoader().getResource(resource), resource);
        Path path = Path.of(url.toURI());
        assertThat(Files.isRegularFile(path)).isTrue();
        return path;
    }
}
