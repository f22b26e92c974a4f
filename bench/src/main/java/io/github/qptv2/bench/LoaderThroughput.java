package io.github.qptv2.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.qptv2.data.Augmentation;
import io.github.qptv2.data.Crop;
import io.github.qptv2.data.Dataset;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.LoaderConfig;
import io.github.qptv2.data.LoaderState;
import io.github.qptv2.data.Order;
import io.github.qptv2.data.Pipeline;
import io.github.qptv2.degrade.Composition;
import io.github.qptv2.degrade.Presets;
import io.github.qptv2.media.image.ImageReader;

/**
 * Pictures per second of the training loader beside those of decoding alone, in one run, so that the load of the
 * machine cancels in the ratio: {@code LoaderThroughput DATASET THREADS PICTURES}.
 */
final class LoaderThroughput {

    private static final int ROUNDS = 3;

    private final Dataset pictures;
    private final int threads;
    private final int count;

    private LoaderThroughput(Dataset pictures, int threads, int count) {
        this.pictures = pictures;
        this.threads = threads;
        this.count = Math.min(count, pictures.size());
    }

    public static void main(String[] args) throws IOException {
        var run = new LoaderThroughput(
                Dataset.open(Path.of(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        run.decode();
        run.load(Presets.named("qptv2"));
        for (int round = 0; round < ROUNDS; round++) {
            double decode = run.decode();
            double crop = run.load(Augmentation.PRISTINE);
            double degrade = run.load(Presets.named("qptv2"));
            System.out.printf(
                    Locale.ROOT,
                    "decode %.0f/s, loader without damage %.0f/s (%.2f), loader with qptv2 %.0f/s (%.2f)%n",
                    decode,
                    crop,
                    crop / decode,
                    degrade,
                    degrade / decode);
        }
    }

    private double decode() {
        long start = System.nanoTime();
        try (var decoded = new Pipeline<Integer, Integer>(
                IntStream.range(0, count).iterator(), this::width, Pipeline.Width.of(threads))) {
            decoded.forEachRemaining(width -> {});
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private int width(int index) {
        try {
            return ImageReader.standard()
                    .read(pictures.get(index).data().read(), pictures.get(index).name())
                    .width();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double load(Composition damage) {
        var augmentation = new Augmentation(Crop.RandomResized.of(224), 0.5, damage);
        var loader = new Loader(pictures, new Order.Sequential(), augmentation, LoaderConfig.of(64, threads));
        long start = System.nanoTime();
        int made = 0;
        try (Loader.Epoch batches = loader.epoch(LoaderState.start(1))) {
            while (batches.hasNext() && made < count) {
                made += batches.next().count();
            }
        }
        return made / ((System.nanoTime() - start) / 1e9);
    }
}
