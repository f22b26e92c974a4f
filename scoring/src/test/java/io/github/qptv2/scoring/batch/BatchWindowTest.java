package io.github.qptv2.scoring.batch;

import java.nio.file.Path;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchWindowTest {

    private static final long MIB = 1 << 20;
    private static final long FIFTEEN_CROPS = 15 * 3 * 224 * 224; // 2.3 MB

    @Test
    void aLargeHeapHoldsTwoImagesAThreadAndEightMore() {
        assertThat(BatchWindow.of(4, FIFTEEN_CROPS, 4096 * MIB)).isEqualTo(new OrderedExecutor.Width(4, 16));
    }

    @Test
    void aSmallHeapBoundsTheImagesAndTheThreads() {
        // 512 MiB / 4 / 2,257,920 = 59.4
        assertThat(BatchWindow.of(256, FIFTEEN_CROPS, 512 * MIB)).isEqualTo(new OrderedExecutor.Width(59, 59));
    }

    @Test
    void twoImagesAreDecodedAheadHoweverLargeTheyAre() {
        long thousandCrops = 1000 * 3 * 224 * 224;
        assertThat(BatchWindow.of(8, thousandCrops, 64 * MIB)).isEqualTo(new OrderedExecutor.Width(2, 2));
        assertThat(BatchWindow.of(1, thousandCrops, 64 * MIB)).isEqualTo(new OrderedExecutor.Width(1, 1));
    }

    @Test
    void aScorerKnowsTheBytesOfItsLargestInput() throws Exception {
        try (var scorer = Scorer.load(TestModels.micro(), ScorerOptions.DEFAULT.withMaxCrops(6))) {
            assertThat(scorer.inputBytes()).isEqualTo(6 * 3 * 64 * 64);
            assertThat(scorer.prepare(TestModels.image(640, 640, 1)).bytes()).isEqualTo(6 * 3 * 64 * 64);
        }
    }

    @Test
    void anImageThatIsTooLargeForTheHeapIsToldTheOptionOfTheJvm() {
        assertThat(FilePreprocessor.reason(Path.of("a.png"), new OutOfMemoryError()))
                .isEqualTo("does not fit into the Java heap of %d MB; raise it with -Xmx"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }
}
