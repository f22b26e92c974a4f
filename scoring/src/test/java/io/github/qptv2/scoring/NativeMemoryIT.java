package io.github.qptv2.scoring;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Scoring leaves no native memory behind, seen in a process whose heap is resident from its start. */
class NativeMemoryIT {

    private static final long ALLOWED =
            8_000_000; // 300 inputs of 64 x 64 pixels that were kept would be 15 MB, of clips 59 MB

    @ParameterizedTest
    @ValueSource(strings = {"images", "clips"})
    void residentMemoryDoesNotGrow(String kind) throws Exception {
        assumeThat(ResidentMemory.isCounted()).as("Linux").isTrue();
        assertThat(grownBy(kind)).isLessThan(ALLOWED);
    }

    @Test
    void aSessionThatIsNotClosedWouldBeSeen() throws Exception {
        assumeThat(ResidentMemory.isCounted()).as("Linux").isTrue();
        assertThat(grownBy("leak")).isGreaterThan(ALLOWED);
    }

    private static long grownBy(String kind) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeMemoryIT.class.getName(),
                        kind))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Long.parseLong(printed.strip());
    }

    /** Prints by how many bytes the process grew. */
    public static void main(String[] arguments) throws Exception {
        Work work = work(arguments[0]);
        int rounds = arguments[0].equals("leak") ? 40 : 300; // a session takes longer to open than to run
        for (int i = 0; i < rounds; i++) {
            work.once();
        }
        long before = ResidentMemory.bytes();
        for (int i = 0; i < rounds; i++) {
            work.once();
        }
        System.out.println(ResidentMemory.bytes() - before);
    }

    private interface Work {
        void once() throws Exception;
    }

    private static Work work(String kind) throws Exception {
        var image = TestModels.image(100, 80, 8);
        var images = ModelBundle.read(TestModels.micro());
        if (kind.equals("leak")) {
            return () -> Scorer.of(images, ScorerOptions.DEFAULT.withThreads(1)).score(image);
        }
        if (kind.equals("images")) {
            var scorer = Scorer.of(images, ScorerOptions.DEFAULT);
            return () -> {
                scorer.score(image);
                scorer.map(image);
            };
        }
        var scorer = Scorer.of(images.inflated(4), ScorerOptions.DEFAULT);
        var frames = List.<Image>of(
                TestModels.image(64, 64, 1),
                TestModels.image(64, 64, 2),
                TestModels.image(64, 64, 3),
                TestModels.image(64, 64, 4));
        return () -> scorer.rawOfClip(frames);
    }
}
