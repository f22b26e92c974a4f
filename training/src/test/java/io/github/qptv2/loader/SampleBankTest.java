package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.TestImages;
import io.github.qptv2.degrade.compose.Presets;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SampleBankTest {

    private static final Augmentation AUGMENTATION =
            new Augmentation(CropSampler.RandomResized.of(16), 0.5, Presets.named("qptv2"));
    private static final int IMAGES = 6, VIEWS = 3, RECORD = 4 + 3 * 16 * 16 + 2 * 2;
    private static final SampleBankShape SHAPE = new SampleBankShape(IMAGES, VIEWS, 16, 2);

    @TempDir
    private Path dir;

    private ImageDataset images = ImageDataset.of(List.of());

    @BeforeEach
    void makeImages() throws IOException {
        images = ImageDataset.open(TestImages.folder(dir.resolve("images"), IMAGES));
    }

    /** The mean pixel, and a number that half precision rounds. */
    private static float[] targets(Image image, Image pristine) {
        int sum = 0;
        for (byte value : image.rgb()) {
            sum += value & 255;
        }
        return new float[] {(float) sum / image.rgb().length, 1 + 0x1p-11f};
    }

    private SampleBankMaker maker(int workers) {
        return new SampleBankMaker(images, AUGMENTATION, SampleBankTest::targets, 9, workers);
    }

    private SampleBank made(Path folder) throws IOException {
        var bank = SampleBank.open(Files.createDirectories(folder), SHAPE);
        maker(2).make(bank, crop -> {}, () -> false);
        return bank;
    }

    private static List<byte[]> files(Path folder) throws IOException {
        var files = new ArrayList<byte[]>();
        for (int view = 0; view < VIEWS; view++) {
            files.add(Files.readAllBytes(folder.resolve("view-0" + view + ".bin")));
        }
        return files;
    }

    @Test
    void aBankHoldsTheCropsThatALoaderMakesWithTargetsInHalfPrecision() throws IOException {
        try (var bank = made(dir.resolve("bank"))) {
            assertThat(bank.isComplete()).isTrue();
            assertThat(files(dir.resolve("bank")))
                    .allSatisfy(file -> assertThat(file).hasSize(IMAGES * RECORD));
            assertThat(bank.shape().bytes()).isEqualTo(VIEWS * IMAGES * RECORD);
            var fresh = new Loader(images, new EpochOrder.Sequential(), AUGMENTATION, LoaderConfig.of(IMAGES, 1))
                    .withTargets(SampleBankTest::targets);
            for (int view = 0; view < VIEWS; view++) {
                try (var epoch = fresh.epoch(new LoaderState(9, view, 0))) {
                    var batch = epoch.next();
                    byte[] file = files(dir.resolve("bank")).get(view);
                    for (int i = 0; i < IMAGES; i++) {
                        byte[] crop = Arrays.copyOfRange(file, i * RECORD + 4, i * RECORD + 4 + 768);
                        assertThat(crop).isEqualTo(Arrays.copyOfRange(batch.images(), 768 * i, 768 * (i + 1)));
                    }
                }
            }
        }
    }

    @Test
    void anInterruptedBankIsCompletedToTheSameBytes() throws IOException {
        made(dir.resolve("whole")).close();
        Path folder = Files.createDirectories(dir.resolve("parts"));
        var made = new ArrayList<String>();
        try (var bank = SampleBank.open(folder, SHAPE)) {
            maker(3).make(bank, crop -> made.add(crop.items().get(0).name()), () -> made.size() == 8);
            assertThat(bank.written()).isEqualTo(8);
            assertThat(bank.isComplete()).isFalse();
        }
        Path second = folder.resolve("view-01.bin"); // with 2 records: half of the last is lost
        Files.write(second, Arrays.copyOf(Files.readAllBytes(second), 2 * RECORD - 100));
        try (var bank = SampleBank.open(folder, SHAPE)) {
            maker(1).make(bank, crop -> made.add(crop.items().get(0).name()), () -> false);
            assertThat(bank.isComplete()).isTrue();
        }
        assertThat(made).hasSize(8 + 1 + 10);
        assertThat(files(folder)).usingElementComparator(Arrays::compare).isEqualTo(files(dir.resolve("whole")));
    }

    @Test
    void asManyEpochsAsThereAreViewsTakeEachViewOfEachImageOnce() throws IOException {
        try (var bank = made(dir.resolve("bank"))) {
            var loader = new Loader(images, new EpochOrder.Shuffled(), AUGMENTATION, LoaderConfig.of(2, 2)).from(bank);
            Set<String> seen = new HashSet<>();
            Set<String> first = new HashSet<>();
            for (var state = LoaderState.start(1); state.epoch() < VIEWS; state = state.nextEpoch()) {
                try (var epoch = loader.epoch(state)) {
                    while (epoch.hasNext()) {
                        var batch = epoch.next();
                        for (int i = 0; i < batch.count(); i++) {
                            var item = batch.items().get(i);
                            assertThat(item.name())
                                    .isEqualTo(images.get(item.index()).name());
                            seen.add(item.name() + item.chain());
                            if (state.epoch() == 0) {
                                first.add(item.chain());
                            }
                            float[] expected = targets(image(batch, i), image(batch, i));
                            // 11 significant bits, ties to even
                            assertThat(batch.targets()[2 * i]).isCloseTo(expected[0], within(expected[0] / 2048));
                            assertThat(batch.targets()[2 * i + 1]).isEqualTo(1);
                        }
                    }
                }
            }
            assertThat(seen).hasSize(IMAGES * VIEWS);
            assertThat(first).hasSizeGreaterThan(1); // images start at different views
        }
    }

    private static Image image(Batch batch, int at) {
        return Image.of(16, 16, Arrays.copyOfRange(batch.images(), 768 * at, 768 * (at + 1)));
    }

    @Test
    void aResumedEpochEqualsAnUninterruptedOne() throws IOException {
        try (var bank = made(dir.resolve("bank"))) {
            var loader = new Loader(images, new EpochOrder.Shuffled(), AUGMENTATION, LoaderConfig.of(2, 2)).from(bank);
            try (var whole = loader.epoch(new LoaderState(1, 1, 0));
                    var rest = loader.epoch(new LoaderState(1, 1, 1))) {
                whole.next();
                Batch expected = whole.next(), batch = rest.next();
                assertThat(batch.items()).isEqualTo(expected.items());
                assertThat(batch.images()).isEqualTo(expected.images());
                assertThat(batch.targets()).isEqualTo(expected.targets());
            }
        }
    }

    @Test
    void aRepeatedDataSetTakesAViewForEachRepetition() throws IOException {
        try (var bank = made(dir.resolve("bank"))) {
            var loader = new Loader(
                            images.repeated(VIEWS), new EpochOrder.Sequential(), AUGMENTATION, LoaderConfig.of(18, 1))
                    .from(bank);
            try (var epoch = loader.epoch(LoaderState.start(4))) {
                assertThat(epoch.next().items())
                        .extracting(item -> item.name() + item.chain())
                        .doesNotHaveDuplicates()
                        .hasSize(IMAGES * VIEWS);
            }
        }
    }

    @Test
    void aCorruptRecordIsNamed() throws IOException {
        Path folder = dir.resolve("bank");
        made(folder).close();
        Path file = folder.resolve("view-00.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[2 * RECORD + 50] ^= 1;
        Files.write(file, bytes);
        try (var bank = SampleBank.open(folder, SHAPE)) {
            var loader =
                    new Loader(images, new EpochOrder.Sequential(), AUGMENTATION, LoaderConfig.of(6, 1)).from(bank);
            assertThatThrownBy(() -> {
                        for (var state = LoaderState.start(1); state.epoch() < VIEWS; state = state.nextEpoch()) {
                            try (var epoch = loader.epoch(state)) {
                                epoch.next();
                            }
                        }
                    })
                    .isInstanceOf(CorruptBankException.class)
                    .hasMessage(file + ": record 2 is corrupt; remove the folder to make the bank again");
        }
    }

    @Test
    void aBankOfOtherImagesOrCropsIsRefused() throws IOException {
        try (var bank = made(dir.resolve("bank"))) {
            var other = new Augmentation(CropSampler.RandomResized.of(32), 0.5, Presets.named("qptv2"));
            var loader = new Loader(images, new EpochOrder.Sequential(), other, LoaderConfig.of(2, 1));
            assertThatThrownBy(() -> loader.from(bank))
                    .hasMessage("a bank must be of the loader's 6 images and crops of 32 pixels, got " + SHAPE);
        }
    }
}
