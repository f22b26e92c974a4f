package io.github.qptv2.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;
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
            Rate decode = run.measured(run::decode);
            Rate crop = run.measured(() -> run.load(Augmentation.PRISTINE));
            Rate degrade = run.measured(() -> run.load(Presets.named("qptv2")));
            System.out.printf(
                    Locale.ROOT,
                    "decode %s, loader without damage %s = %.2f of it, loader with qptv2 %s = %.2f%n",
                    decode,
                    crop,
                    crop.idle() / decode.idle(),
                    degrade,
                    degrade.idle() / decode.idle());
        }
    }

    /** What a run took: pictures in wall time, and what the same processor time would give on otherwise idle cores. */
    private record Rate(double wall, double idle) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f/s (%.0f/s idle)", wall, idle);
        }
    }

    private Rate measured(IntSupplier run) {
        long wall = System.nanoTime(), cpu = cpuNanos();
        int made = run.getAsInt();
        double wallSeconds = (System.nanoTime() - wall) / 1e9, cpuSeconds = (cpuNanos() - cpu) / 1e9;
        return new Rate(made / wallSeconds, made * threads / cpuSeconds);
    }

    /** Of the whole process: whatever else the machine does is not in it. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private int decode() {
        try (var decoded = new Pipeline<Integer, Integer>(
                IntStream.range(0, count).iterator(), this::width, Pipeline.Width.of(threads))) {
            decoded.forEachRemaining(width -> {});
        }
        return count;
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

    private int load(Composition damage) {
        var augmentation = new Augmentation(Crop.RandomResized.of(224), 0.5, damage);
        var loader = new Loader(pictures, new Order.Sequential(), augmentation, LoaderConfig.of(64, threads));
        int made = 0;
        try (Loader.Epoch batches = loader.epoch(LoaderState.start(1))) {
            while (batches.hasNext() && made < count) {
                made += batches.next().count();
            }
        }
        return made;
    }
}
