package io.github.qptv2.scoring.bundle;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

import io.github.qptv2.media.image.Image;

/** Small networks and images for tests. */
public final class TestModels {

    private TestModels() {}

    /** The reference network with 64 x 64 input. */
    public static Path micro() {
        return golden("hivit-micro.pth");
    }

    static Path golden(String file) {
        try {
            return Path.of(Objects.requireNonNull(TestModels.class.getResource("/golden/" + file))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Calibration calibration() {
        return new Calibration(
                -0.1,
                0.05,
                Optional.of(new MosMapping(1.2, 4.9, -0.1, 7, new MosScale(1, 5, true))),
                Optional.of(new Percentiles("kodak", List.of(-0.3, -0.2, -0.1, 0.1))));
    }

    /** Smooth shapes under seeded noise, so that no two places look alike. */
    public static Image image(int width, int height, long seed) {
        var random = new SplittableRandom(seed);
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width, y = i / 3 / width;
            double wave = Math.sin(x * 0.05 + i % 3) + Math.cos(y * 0.07 + seed);
            rgb[i] = (byte) Math.max(0, Math.min(255, 128 + 40 * wave + random.nextInt(-30, 30)));
        }
        return Image.of(width, height, rgb);
    }
}
