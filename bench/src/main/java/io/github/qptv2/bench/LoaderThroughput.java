package io.github.qptv2.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.Presets;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.loader.Augmentation;
import io.github.qptv2.loader.CropSampler;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderConfig;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.media.image.ImageReader;

/**
 * Images per second of the training loader relative to decoding alone, in one run, so that the machine's load cancels
 * in the ratio: {@code LoaderThroughput DATASET THREADS IMAGES}.
 */
final class LoaderThroughput {

    private static final int ROUNDS = 3;

    private final ImageDataset images;
    private final int threads;
    private final int count;

    private LoaderThroughput(ImageDataset images, int threads, int count) {
        this.images = images;
        this.threads = threads;
        this.count = Math.min(count, images.size());
    }

    public static void main(String[] args) throws IOException {
        var run = new LoaderThroughput(
                ImageDataset.open(Path.of(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        run.decode();
        run.load(Presets.named("qptv2"));
        for (int round = 0; round < ROUNDS; round++) {
            Rate decode = run.measured(run::decode);
            Rate crop = run.measured(() -> run.load(Augmentation.PRISTINE));
            Rate degrade = run.measured(() -> run.load(Presets.named("qptv2")));
            System.out.printf(
                    Locale.ROOT,
                    "decode %s, loader without degradation %s = %.2f of it, loader with qptv2 %s = %.2f%n",
                    decode,
                    crop,
                    crop.idle() / decode.idle(),
                    degrade,
                    degrade.idle() / decode.idle());
        }
    }

    /** Throughput of a run: images per second of wall time, and extrapolated from CPU time to idle cores. */
    private record Rate(double wall, double idle) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f/s (%.0f/s idle)", wall, idle);
        }
    }

    private Rate measured(IntSupplier run) {
        long wall = System.nanoTime();
        double cpu = ProcessFigures.cpuSeconds();
        int made = run.getAsInt();
        double wallSeconds = (System.nanoTime() - wall) / 1e9, cpuSeconds = ProcessFigures.cpuSeconds() - cpu;
        return new Rate(made / wallSeconds, made * threads / cpuSeconds);
    }

    private int decode() {
        try (var decoded = new OrderedExecutor<Integer, Integer>(
                IntStream.range(0, count).iterator(), this::width, OrderedExecutor.Width.of(threads))) {
            decoded.forEachRemaining(width -> {});
        }
        return count;
    }

    private int width(int index) {
        try {
            return ImageReader.standard()
                    .read(images.get(index).data().read(), images.get(index).name())
                    .width();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int load(DegradationModel degradation) {
        var augmentation = new Augmentation(CropSampler.RandomResized.of(224), 0.5, degradation);
        var loader = new Loader(images, new EpochOrder.Sequential(), augmentation, LoaderConfig.of(64, threads));
        int made = 0;
        try (Loader.Epoch batches = loader.epoch(LoaderState.start(1))) {
            while (batches.hasNext() && made < count) {
                made += batches.next().count();
            }
        }
        return made;
    }
}
