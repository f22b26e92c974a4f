package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Scorer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the stable modules of docs/releasing.md to the signatures recorded in api/, which -Dqpt.api.write=true renews.
 */
class PublicApiTest {

    private static final Path RECORDED = Path.of("..", "api");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Scorer.class,
                Image.class,
                Precision.class,
                HiVitConfig.class,
                StateDict.class,
                DegradationChain.class,
                Srcc.class
            })
    void signaturesAreThoseRecorded(Class<?> any) throws IOException {
        var now = PublicApi.of(any);
        String part = any.getPackageName().substring("io.github.qptv2.".length());
        Path file = RECORDED.resolve(part.replaceFirst("\\..*", "") + ".txt");
        if (Boolean.getBoolean("qpt.api.write")) {
            Files.write(file, now);
        }
        var recorded = new TreeSet<>(Files.readAllLines(file));
        assertThat(without(recorded, now))
                .as("signatures that users of 0.2 would miss")
                .isEmpty();
        assertThat(without(now, recorded))
                .as("signatures that are not recorded")
                .isEmpty();
    }

    private static List<String> without(SortedSet<String> all, SortedSet<String> others) {
        return all.stream().filter(line -> !others.contains(line)).toList();
    }
}
