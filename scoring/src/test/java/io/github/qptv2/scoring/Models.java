package io.github.qptv2.scoring;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

import io.github.qptv2.media.image.Image;

/** Small networks and pictures for tests. */
final class Models {

    private Models() {}

    /** The reference network with 64 x 64 input. */
    static Path micro() {
        return golden("hivit-micro.pth");
    }

    static Path golden(String file) {
        try {
            return Path.of(Objects.requireNonNull(Models.class.getResource("/golden/" + file))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Calibration calibration() {
        return new Calibration(
                -0.1,
                0.05,
                Optional.of(new OpinionMap(1.2, 4.9, -0.1, 7, new MosScale(1, 5, true))),
                Optional.of(new Percentiles("kodak", List.of(-0.3, -0.2, -0.1, 0.1))));
    }

    /** Smooth shapes under seeded noise, so that no two places look alike. */
    static Image picture(int width, int height, long seed) {
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
