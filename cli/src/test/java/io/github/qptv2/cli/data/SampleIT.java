package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.sample.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SampleIT {

    @TempDir
    private Path folder;

    @Test
    void imagesMatchTheirNamesAndTheListOfChains() throws IOException {
        Path demo = folder.resolve("demo");
        var run = Cli.run("sample", demo);
        assertThat(run.err())
                .isEqualTo(
                        "qpt: 66 images in %s: 6 pristine images and ten distorted copies of each; samples.csv lists the chains\n"
                                .formatted(demo));
        assertThat(run.exitCode()).isZero();
        List<String> lines = Files.readAllLines(demo.resolve("samples.csv"));
        assertThat(lines).hasSize(67);
        assertThat(demo.toFile().list())
                .hasSize(67)
                .contains("night.jpg", "night-blur-mild.jpg", "coast-small-severe.jpg");

        Image night = Scene.NIGHT.draw(1);
        Image kept = ImageReader.standard().read(demo.resolve("night.jpg"));
        assertThat(difference(night, kept))
                .as("mean difference after JPEG of quality 95")
                .isLessThan(2.5);
        Image degraded =
                DegradationChain.parse("gaussian-blur:sigma=4.0,kernel=0@1").apply(night);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("night-blur-severe.jpg,\"gaussian-blur:sigma=4.0,kernel=0@1\""));
        assertThat(difference(degraded, ImageReader.standard().read(demo.resolve("night-blur-severe.jpg"))))
                .isLessThan(2.5);
        assertThat(PerceptualHash.of(night).distance(PerceptualHash.of(degraded)))
                .isLessThan(64);

        Files.writeString(demo.resolve("mine.txt"), "mine");
        var again = Cli.run("sample", demo);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err())
                .startsWith("qpt: " + demo.resolve("mine.txt") + ": not an unchanged sample image")
                .hasLineCount(1);
    }

    private static double difference(Image one, Image other) {
        assertThat(other.rgb()).hasSameSizeAs(one.rgb());
        long sum = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            sum += Math.abs((one.rgb()[i] & 255) - (other.rgb()[i] & 255));
        }
        return (double) sum / one.rgb().length;
    }
}
