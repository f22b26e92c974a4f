package io.github.qptv2.pretrain;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import javax.imageio.ImageIO;

import io.github.qptv2.config.YamlConfig;

/** Runs that take a second. */
final class SmallRuns {

    private static final String CONFIG =
            """
            encoder: {image-size: 48, width: 32, depths: {main: 1}, heads: 2}
            decoder: {width: 32, depth: 1, heads: 2}
            data: {batch: %d, accumulate: 2}
            optimizer: {base-lr: %s, ema-decay: 0.9}
            schedule: {epochs: 0, steps: 6, warmup: 0.2}
            output: {log-every: 1, images-every: 3, images: 2, checkpoint-every: 2}
            """;

    private SmallRuns() {}

    static PretrainConfig config(Path images, int batch, String rate) throws IOException {
        return YamlConfig.parse(CONFIG.formatted(batch, rate), "test.yaml", PretrainConfig.DEFAULT)
                .withData(images.toString());
    }

    static PretrainConfig config(Path images) throws IOException {
        return config(images, 4, "1.0e-2");
    }

    static PretrainRequest request(PretrainConfig config, Path out) {
        return new PretrainRequest(config, out, OptionalLong.empty(), false);
    }

    /** Twelve ramps between two colors, 60 x 60. */
    static Path images(Path dir) throws IOException {
        Files.createDirectories(dir);
        for (int i = 0; i < 12; i++) {
            var image = new BufferedImage(60, 60, BufferedImage.TYPE_3BYTE_BGR);
            var canvas = image.createGraphics();
            canvas.setPaint(
                    new GradientPaint(0, 5 * i, new Color(20 * i, 0, 90), 60, 60, new Color(250, 230 - 9 * i, 7)));
            canvas.fillRect(0, 0, 60, 60);
            canvas.dispose();
            ImageIO.write(image, "png", dir.resolve("%02d.png".formatted(i)).toFile());
        }
        return dir;
    }
}
