package io.github.qptv2.finetune.ranking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.loader.UnusableSample;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.withinPercentage;

class DistortionSeriesLoaderTest {

    private static final int SIZE = 32, BYTES = 3 * SIZE * SIZE;

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private FinetuneConfig config;

    @BeforeEach
    void makeImages() throws IOException {
        SmallDatasets.blurred(dir, 5, 1); // noise, 48 x 48
        config = YamlConfig.parse(
                        "rank-augmentation: {types: [gaussian-blur], images: 2}\ndata: {resize: short_side, short-side: 40}",
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withRankAugmentation(dir.toString());
    }

    private DistortionSeriesLoader open(int rank, int world) throws IOException {
        var images = ImageDataset.open(Path.of(config.rankAugmentation().path()));
        var shard = new DistortionSeriesLoader.Shard(rank, world, 2);
        return new DistortionSeriesLoader(config, new ImageDistortionSeries(config, SIZE), images, shard);
    }

    /** Mean difference of neighboring pixels, which blur reduces. */
    private static double roughness(byte[] crops, int level) {
        double sum = 0;
        for (int i = level * BYTES; i < (level + 1) * BYTES - 3; i++) {
            sum += Math.abs((crops[i] & 255) - (crops[i + 3] & 255));
        }
        return sum / BYTES;
    }

    @Test
    void higherLevelsAreTheSameCropWithStrongerDistortion() throws Exception {
        try (var feed = open(0, 1)) {
            for (var levels : feed.next()) {
                assertThat(levels.crops()).hasSize(4 * BYTES);
                for (int level = 1; level < 4; level++) {
                    assertThat(roughness(levels.crops(), level)).isLessThan(roughness(levels.crops(), level - 1));
                }
            }
        }
    }

    @Test
    void aFaintDistortionIsBetweenTheImageAndTheFullDistortion() throws Exception {
        byte[] full;
        try (var feed = open(0, 1)) {
            full = feed.next().get(0).crops();
        }
        config = YamlConfig.parse("rank-augmentation: {faintest: 0.1}", "test.yaml", config);
        try (var feed = open(0, 1)) {
            byte[] faint = feed.next().get(0).crops();
            assertThat(Arrays.copyOf(faint, BYTES)).isEqualTo(Arrays.copyOf(full, BYTES));
            for (int level = 1; level < 4; level++) {
                assertThat(roughness(faint, level))
                        .isGreaterThan(roughness(full, level))
                        .isLessThan(roughness(faint, level - 1));
            }
        }
    }

    @Test
    void aDistortionOfAnEnlargedImageIsFainterAfterReduction() throws Exception {
        byte[] own;
        try (var feed = open(0, 1)) {
            own = feed.next().get(0).crops();
        }
        config = YamlConfig.parse("rank-augmentation: {enlarged: 8}", "test.yaml", config);
        try (var feed = open(0, 1)) {
            byte[] enlarged = feed.next().get(0).crops();
            assertThat(roughness(enlarged, 0)).isCloseTo(roughness(own, 0), withinPercentage(20)); // mostly noise
            for (int level = 1; level < 4; level++) {
                assertThat(roughness(enlarged, level))
                        .isGreaterThan(roughness(own, level))
                        .isLessThan(roughness(enlarged, level - 1));
            }
        }
    }

    @Test
    void aBlendOfAQuarterIsAQuarterOfTheDifference() {
        var black = Image.of(1, 1, new byte[] {0, 10, (byte) 200});
        var white = Image.of(1, 1, new byte[] {100, (byte) 210, 0});

        // 0 + 25, 10 + 50, 200 - 50
        assertThat(ImageBlend.of(black, white, 0.25).rgb()).containsExactly(25, 60, (byte) 150);
    }

    @Test
    void aResumedLoaderContinuesAndProcessesShareTheSeries() throws Exception {
        try (var whole = open(0, 1);
                var resumed = open(0, 1);
                var second = open(1, 2)) {
            List<SeriesCrops> first = whole.next(), next = whole.next();
            resumed.resume(1);

            assertThat(resumed.next().get(0).crops()).isEqualTo(next.get(0).crops());
            assertThat(second.next().get(0).crops()).isEqualTo(first.get(1).crops());
            assertThat(Arrays.equals(first.get(0).crops(), first.get(1).crops()))
                    .isFalse();
        }
    }

    @Test
    void anUnusableImageIsReplacedByTheNextOneAndReportedOnceInEachPass() throws Exception {
        Files.writeString(dir.resolve("broken.png"), "no image");
        try (var feed = open(0, 1)) {
            var reported = new ArrayList<UnusableSample>();
            for (int step = 0; step < 6; step++) { // two passes over six images, two a step
                feed.next().forEach(levels -> reported.addAll(levels.unusable()));
            }
            assertThat(reported).extracting(UnusableSample::name).containsExactly("broken.png", "broken.png");
            assertThat(reported.get(0).message()).startsWith("broken.png: is not an image");
        }
    }

    @Test
    void aFolderWithoutUsableImagesIsAnError() throws Exception {
        try (var files = Files.list(dir)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".png")).toList()) {
                Files.writeString(file, "no image");
            }
        }
        try (var feed = open(0, 1)) {
            assertThatIllegalStateException()
                    .isThrownBy(feed::next)
                    .withMessageStartingWith(
                            "no image or video of rank-augmentation.path can be used of the 5 tried; the last: ");
        }
    }
}
