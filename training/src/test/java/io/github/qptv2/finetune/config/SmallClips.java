package io.github.qptv2.finetune.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.loader.TestVideos;
import io.github.qptv2.media.image.Image;

/** Synthetic labeled sets of videos of moving, blurred textures; the MOS falls with the blur. */
public final class SmallClips {

    private static final int SIDE = 40, FRAMES = 10;

    private SmallClips() {}

    /** A set for the reader {@code own}; every fourth content is in the test part. */
    public static Path blurred(Path dir, int contents, int levels) throws IOException {
        Files.createDirectories(dir);
        var labels = new StringBuilder("path,score,content,split,scale\n");
        for (int content = 0; content < contents; content++) {
            List<Image> video = video(content);
            for (int level = 0; level < levels; level++) {
                String name = "%03d-%d.y4m".formatted(content, level);
                TestVideos.write(dir.resolve(name), level == 0 ? video : blurred(video, 0.5 * level));
                labels.append(String.format(
                        Locale.ROOT,
                        "%s,%d,c%d,%s,%d:0%n",
                        name,
                        -level,
                        content,
                        content % 4 == 3 ? "test" : "train",
                        1 - levels));
            }
        }
        Files.writeString(dir.resolve("labels.csv"), labels);
        return dir;
    }

    private static List<Image> blurred(List<Image> video, double sigma) {
        return new DegradationChain(List.of(new Blur.Gaussian(sigma, 9)), 0).apply(video);
    }

    /** Gray noise that moves to the left by a pixel per frame. */
    private static List<Image> video(long seed) {
        var random = new SplittableRandom(seed);
        double base = 80 + random.nextDouble() * 90, contrast = 25 + random.nextDouble() * 45;
        var rgb = new byte[3 * (SIDE + FRAMES) * SIDE];
        for (int i = 0; i < rgb.length; i += 3) {
            byte gray = (byte) Math.round(base + contrast * (2 * random.nextDouble() - 1));
            rgb[i] = gray;
            rgb[i + 1] = gray;
            rgb[i + 2] = gray;
        }
        Image wide = Image.of(SIDE + FRAMES, SIDE, rgb);
        return IntStream.range(0, FRAMES)
                .mapToObj(frame -> wide.crop(frame, 0, SIDE, SIDE))
                .toList();
    }

    /** A run of seconds with all features that have state in checkpoints. */
    public static FinetuneConfig config(Path set, String more) throws ConfigException {
        return YamlConfig.parse(
                        """
                        init: {network: {image-size: 32, width: 16, depths: {main: 1}, heads: 2}}
                        datasets: [{name: own}]
                        clips: {frames: 4, interval: 1, clips: 2}
                        data: {batch: 4, accumulate: 2}
                        optimizer: {base-lr: 1.0e-1, ema-decay: 0.9}
                        tuning: {drop-path: 0.2, dropout: 0.2, head-epochs: 1}
                        validation: {share: 0.25}
                        schedule: {epochs: 0, steps: 4, warmup: 0.2}
                        output: {log-every: 1, checkpoint-every: 2}
                        %s
                        """
                                .formatted(more),
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withDataset("own", set.toString());
    }
}
