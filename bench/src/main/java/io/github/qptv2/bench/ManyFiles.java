package io.github.qptv2.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.qptv2.cli.Main;
import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.io.Folders;
import io.github.qptv2.scoring.Scorer;

/**
 * Memory and rate over many small images, which it makes. {@code ManyFiles score N}: {@code qpt score} of one folder;
 * {@code ManyFiles rank N}: heap of {@code qpt rank} for each image; {@code ManyFiles soak N}: one scorer, N images one
 * after the other. The live heap is measured after a forced collection.
 */
final class ManyFiles {

    private static final String MODEL = "golden/hivit-micro.pth";
    private static final int SIDE = 32;
    private static final int BLOCK = 4;
    private static final int PARTS = 10;
    private static final int WARM = 200;
    private static final double KIB = 1024, MIB = 1024 * 1024;

    private ManyFiles() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int count = Integer.parseInt(args[1]);
        System.setProperty("java.awt.headless", "true");
        Path folder = Files.createTempDirectory("qpt-many");
        try {
            Path few = images(folder.resolve("few"), WARM);
            Path many = args[0].equals("soak") ? few : images(folder.resolve("many"), count);
            switch (args[0]) {
                case "score" -> score(few, many, count);
                case "rank" -> rank(few, many, count);
                case "soak" -> soak(few, count);
                default -> throw new IllegalArgumentException("score, rank or soak expected, got " + args[0]);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Path images(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        ImageIO.setUseCache(false);
        for (int i = 0; i < count; i++) {
            var random = new SplittableRandom(i);
            var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < SIDE; y += BLOCK) {
                for (int x = 0; x < SIDE; x += BLOCK) {
                    var block = new int[BLOCK * BLOCK];
                    Arrays.fill(block, random.nextInt(1 << 24));
                    image.setRGB(x, y, BLOCK, BLOCK, block, 0, BLOCK);
                }
            }
            ImageIO.write(
                    image, "png", folder.resolve("IMG_%06d.png".formatted(i)).toFile());
        }
        return folder;
    }

    private static int run(OutputStream rows, Object... args) {
        var console = new Console(
                InputStream.nullInputStream(),
                rows,
                new PrintStream(OutputStream.nullOutputStream()),
                new CancellationSignal());
        return Main.run(console, Stream.of(args).map(Object::toString).toArray(String[]::new));
    }

    private static double live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(long done, double rate) throws IOException {
        System.out.printf(
                Locale.ROOT, "| %d | %.0f | %.1f | %d |%n", done, rate, live() / MIB, ProcessFigures.residentMiB());
    }

    private static void heading() {
        System.out.println("| images | images/s | live heap, MiB | resident, MiB |\n|---:|---:|---:|---:|");
    }

    /** Counts lines, and prints a row of the table at each part. */
    private static final class Rows extends OutputStream {

        private final long part;
        private long lines = -1; // a header
        private long start = System.nanoTime();

        Rows(long part) {
            this.part = part;
        }

        @Override
        public void write(int value) throws IOException {
            if (value == '\n' && ++lines % part == 0 && lines > 0) {
                long now = System.nanoTime();
                print(lines, part * 1e9 / (now - start));
                start = System.nanoTime();
            }
        }
    }

    private static void score(Path few, Path many, int count) {
        run(OutputStream.nullOutputStream(), "score", "--model", MODEL, "--format", "csv", few);
        heading();
        int exitCode = run(new Rows(count / PARTS), "score", "--model", MODEL, "--format", "csv", many);
        require(exitCode);
    }

    /** The largest live heap, sampled every second and when the rows are complete. */
    private static void rank(Path few, Path many, int count) throws InterruptedException {
        run(OutputStream.nullOutputStream(), "rank", "--model", MODEL, "--format", "csv", few);
        double before = live();
        var max = new AtomicLong();
        var sampling = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        max.accumulateAndGet((long) live(), Math::max);
                        try {
                            Thread.sleep(1000);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "sample");
        sampling.setDaemon(true);
        sampling.start();
        long start = System.nanoTime();
        int exitCode = run(
                new OutputStream() {
                    private boolean complete;

                    @Override
                    public void write(int value) {
                        if (!complete) {
                            complete = true;
                            max.accumulateAndGet((long) live(), Math::max);
                        }
                    }
                },
                "rank",
                "--model",
                MODEL,
                "--format",
                "csv",
                many);
        double seconds = (System.nanoTime() - start) / 1e9;
        sampling.interrupt();
        sampling.join();
        require(exitCode);
        System.out.printf(
                Locale.ROOT,
                "%d images in %.0f s: live heap %.1f MiB before, at most %.1f MiB: %.2f KiB per image%n",
                count,
                seconds,
                before / MIB,
                max.get() / MIB,
                (max.get() - before) / KIB / count);
    }

    private static void soak(Path few, int count) throws IOException {
        try (var scorer = Scorer.load(Path.of(MODEL));
                var listing = Files.list(few)) {
            var files = listing.sorted().toList();
            heading();
            long start = System.nanoTime();
            int part = count / PARTS;
            for (int done = 1; done <= count; done++) {
                scorer.score(files.get(done % files.size()));
                if (done % part == 0) {
                    print(done, part * 1e9 / (System.nanoTime() - start));
                    start = System.nanoTime();
                }
            }
        }
    }

    private static void require(int exitCode) {
        if (exitCode != 0) {
            throw new IllegalStateException("the command failed with exit code " + exitCode);
        }
    }
}
