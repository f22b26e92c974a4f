package io.github.qptv2.distortion;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.NoiseDegradation;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Embedder;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Fits a head to a tiny network whose weights are random, on drawn images. */
class DistortionFitIT {

    private static final int IMAGES = 12, CROPS = 600;

    @TempDir
    private Path dir;

    @Test
    void aFittedHeadTellsBlurFromNoiseOnAnImageThatItHasNotSeen() throws Exception {
        var bundle = ModelBundle.read(network());
        var request = new SampleRequest(drawn(IMAGES, 1), CROPS, 3, 2);
        var fitted = DistortionFit.fit(bundle, request, "drawn images", SampleListener.NONE);
        assertThat(fitted.heldOut().samples()).isBetween(CROPS / 10, CROPS / 4);
        assertThat(fitted.head().fittedTo()).isEqualTo("drawn images; 600 crops, seed 3");
        assertThat(fitted.heldOut().nothingFound()).isGreaterThanOrEqualTo(0.9);

        Path file = dir.resolve("explained.safetensors");
        bundle.with(fitted.head()).write(file);
        try (var scorer = Scorer.load(file, ScorerOptions.DEFAULT)) {
            var image = ImageReader.standard().read(drawn(1, 99).get(0));
            assertThat(probability(scorer, image, new Blur.Gaussian(3, 0), "blur"))
                    .isGreaterThan(probability(scorer, image, new NoiseDegradation.Gaussian(30, false), "blur") + 0.3);
            assertThat(probability(scorer, image, new NoiseDegradation.Gaussian(30, false), "noise"))
                    .isGreaterThan(probability(scorer, image, new Blur.Gaussian(3, 0), "noise") + 0.3);
        }
        var unseen = DistortionFit.evaluate(
                ModelBundle.read(file), new SampleRequest(drawn(3, 50), 60, 4, 1), SampleListener.NONE);
        assertThat(unseen.samples()).isEqualTo(60);
        assertThat(unseen.meanAveragePrecision()).isGreaterThan(0.4); // chance is about a tenth
    }

    @Test
    void theSamplesDoNotDependOnThreads() throws Exception {
        var files = drawn(3, 1);
        var bundle = ModelBundle.read(network());
        try (var embedder = Embedder.of(bundle, ScorerOptions.DEFAULT.withThreads(1))) {
            var one = new SampleExtraction(embedder, new SampleRequest(files, 9, 5, 1), SampleListener.NONE).run();
            var three = new SampleExtraction(embedder, new SampleRequest(files, 9, 5, 3), SampleListener.NONE).run();
            assertThat(one.size()).isEqualTo(9);
            assertThat(three.images()).isEqualTo(one.images());
            for (int i = 0; i < one.size(); i++) {
                assertThat(three.levels().get(i)).isEqualTo(one.levels().get(i));
                assertThat(three.statistics().get(i)).isEqualTo(one.statistics().get(i));
            }
        }
    }

    @Test
    void imagesThatAreTooSmallAreNamedAndAModelWithoutAHeadIsRefused() throws Exception {
        var bundle = ModelBundle.read(network());
        var small = dir.resolve("small.png");
        ImageIO.write(new BufferedImage(100, 400, BufferedImage.TYPE_INT_RGB), "png", small.toFile());
        var request = new SampleRequest(List.of(small), 1, 1, 1);
        assertThatThrownBy(() -> DistortionFit.fit(bundle, request, "", SampleListener.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage(small + ": must have at least 320 pixels on each side, got 100x400");
        assertThatThrownBy(() -> DistortionFit.evaluate(bundle, request, SampleListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the model hivit-micro has no distortion head");
    }

    private static double probability(Scorer scorer, Image image, Degradation degradation, String distortion)
            throws Exception {
        return scorer.score(degradation.apply(image, 1)).distortions().orElseThrow().all().stream()
                .filter(each -> each.distortion().equals(distortion))
                .findFirst()
                .orElseThrow()
                .probability();
    }

    private static Path network() throws Exception {
        return Path.of(Objects.requireNonNull(DistortionFitIT.class.getResource("/golden/hivit-micro.pth"))
                .toURI());
    }

    /** Gradients, disks and lines, which have edges of every direction at every place. */
    private List<Path> drawn(int count, long seed) throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < count; i++) {
            var random = new Random(seed + i);
            var image = new BufferedImage(420, 400, BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setPaint(new GradientPaint(0, 0, color(random), 420, 400, color(random)));
            graphics.fillRect(0, 0, 420, 400);
            for (int shape = 0; shape < 400; shape++) {
                graphics.setColor(color(random));
                int x = random.nextInt(420), y = random.nextInt(400), size = 4 + random.nextInt(30);
                if (shape % 2 == 0) {
                    graphics.fillOval(x, y, size, size);
                } else {
                    graphics.drawLine(x, y, x + size, y + random.nextInt(40) - 20);
                }
            }
            graphics.dispose();
            Path file = dir.resolve("drawn-" + (seed + i) + ".png");
            ImageIO.write(image, "png", file.toFile());
            files.add(file);
        }
        return files;
    }

    private static Color color(Random random) {
        return new Color(30 + random.nextInt(190), 30 + random.nextInt(190), 30 + random.nextInt(190));
    }
}
