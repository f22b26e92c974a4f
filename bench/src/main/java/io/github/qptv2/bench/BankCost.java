package io.github.qptv2.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.loader.Augmentation;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderConfig;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.loader.SampleBank;
import io.github.qptv2.loader.SampleBankMaker;
import io.github.qptv2.loader.SampleBankShape;
import io.github.qptv2.loader.SampleTargets;

/** CPU time and disk space of crops and targets in a sample bank, made with one thread. */
final class BankCost {

    private static final int IMAGES = 64, VIEWS = 4, EPOCHS = 8, BATCH = 32;

    private BankCost() {}

    /** Makes a bank of a few images in a temporary folder, reads it, and prints the cost per crop. */
    static void print(ImageDataset all, Augmentation augmentation, SampleTargets targets, int length)
            throws IOException {
        var images = ImageDataset.of(IntStream.range(0, IMAGES)
                .mapToObj(i -> all.get(i * (all.size() / IMAGES)))
                .toList());
        Path folder = Files.createTempDirectory("bank");
        var shape = new SampleBankShape(IMAGES, VIEWS, augmentation.crop().size(), length);
        try (var bank = SampleBank.open(folder, shape)) {
            double start = ProcessFigures.cpuSeconds();
            new SampleBankMaker(images, augmentation, targets, 1, 1).make(bank, crop -> {}, () -> false);
            double making = ProcessFigures.cpuSeconds() - start;
            var loader =
                    new Loader(images, new EpochOrder.Shuffled(), augmentation, LoaderConfig.of(BATCH, 1)).from(bank);
            read(loader, 1); // warmup
            start = ProcessFigures.cpuSeconds();
            read(loader, EPOCHS);
            double reading = ProcessFigures.cpuSeconds() - start;
            System.out.printf(
                    Locale.ROOT,
                    "| making a crop of a bank, %d bytes | %.2f |%n| reading it | %.2f |%n",
                    shape.bytes() / shape.crops(),
                    1000 * making / shape.crops(),
                    1000 * reading / (EPOCHS * IMAGES));
        } finally {
            for (int view = 0; view < VIEWS; view++) {
                Files.deleteIfExists(folder.resolve("view-%02d.bin".formatted(view)));
            }
            Files.delete(folder);
        }
    }

    private static void read(Loader loader, int epochs) {
        for (var state = LoaderState.start(1); state.epoch() < epochs; state = state.nextEpoch()) {
            try (var epoch = loader.epoch(state)) {
                epoch.forEachRemaining(batch -> {});
            }
        }
    }
}
