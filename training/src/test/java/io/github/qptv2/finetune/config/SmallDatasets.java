package io.github.qptv2.finetune.config;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;

/** Synthetic labeled sets of blurred textures; the MOS falls with the blur. */
public final class SmallDatasets {

    private static final int SIDE = 48;

    private SmallDatasets() {}

    /** A set for the reader {@code own}; every fourth content is in the test part. */
    public static Path blurred(Path dir, int contents, int levels) throws IOException {
        Files.createDirectories(dir);
        var labels = new StringBuilder("path,score,content,split,scale\n");
        for (int content = 0; content < contents; content++) {
            double[][] texture = texture(content);
            for (int level = 0; level < levels; level++) {
                String name = "%03d-%d.png".formatted(content, level);
                ImageIO.write(image(texture), "png", dir.resolve(name).toFile());
                labels.append(String.format(
                        Locale.ROOT,
                        "%s,%d,c%d,%s,%d:0%n",
                        name,
                        -level,
                        content,
                        content % 4 == 3 ? "test" : "train",
                        1 - levels));
                texture = blurred(texture);
            }
        }
        Files.writeString(dir.resolve("labels.csv"), labels);
        return dir;
    }

    private static double[][] texture(long seed) {
        var random = new SplittableRandom(seed);
        double base = 60 + random.nextDouble() * 130, contrast = 25 + random.nextDouble() * 60;
        var texture = new double[SIDE][SIDE];
        for (double[] row : texture) {
            for (int x = 0; x < SIDE; x++) {
                row[x] = base + contrast * (2 * random.nextDouble() - 1);
            }
        }
        return texture;
    }

    /** A 3 x 3 box blur with wrap-around. */
    private static double[][] blurred(double[][] texture) {
        var blurred = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int i = 0; i < 9; i++) {
                    blurred[y][x] += texture[(y + i / 3 + SIDE - 1) % SIDE][(x + i % 3 + SIDE - 1) % SIDE] / 9;
                }
            }
        }
        return blurred;
    }

    private static BufferedImage image(double[][] texture) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int gray = (int) Math.max(0, Math.min(255, Math.round(texture[y][x])));
                image.setRGB(x, y, gray << 16 | gray << 8 | gray);
            }
        }
        return image;
    }

    /** A run of a second with all features that have state in checkpoints. */
    public static FinetuneConfig config(Path set, String more) throws ConfigException {
        return YamlConfig.parse(
                        """
                        init: {network: {image-size: 32, width: 16, depths: {main: 1}, heads: 2}}
                        datasets: [{name: own}]
                        data: {batch: 8, accumulate: 2}
                        optimizer: {base-lr: 5.0e-2, ema-decay: 0.9}
                        tuning: {drop-path: 0.2, dropout: 0.2, head-epochs: 1, patch-keep-ratio: 0.5}
                        validation: {share: 0.25}
                        schedule: {epochs: 0, steps: 6, warmup: 0.2}
                        output: {log-every: 1, checkpoint-every: 2}
                        %s
                        """
                                .formatted(more),
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withDataset("own", set.toString());
    }
}
