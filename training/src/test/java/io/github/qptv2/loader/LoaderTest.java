package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;
import io.github.qptv2.dataset.TestImages;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.Presets;
import io.github.qptv2.loader.Loader.Epoch;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoaderTest {

    private static final Augmentation AUGMENTATION =
            new Augmentation(CropSampler.RandomResized.of(16), 0.5, Presets.named("qptv2"));

    @TempDir
    static Path folder;

    private static Path images = Path.of("");

    @BeforeAll
    static void images() throws IOException {
        images = TestImages.folder(folder.resolve("good"), 25);
    }

    private static Loader loader(Path data, LoaderConfig config) throws IOException {
        return new Loader(ImageDataset.open(data), new EpochOrder.Shuffled(), AUGMENTATION, config);
    }

    /** All public data of some batches. */
    private static List<Object> seen(Loader loader, LoaderState state, int max) {
        var seen = new ArrayList<Object>();
        try (Epoch batches = loader.epoch(state)) {
            for (int i = 0; i < max && batches.hasNext(); i++) {
                Batch batch = batches.next();
                seen.add(List.of(
                        Arrays.hashCode(batch.images()),
                        Arrays.hashCode(batch.pristine()),
                        batch.items(),
                        batch.unusable(),
                        batch.next()));
            }
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void batchesDoNotDependOnTheNumberOfWorkers(int workers) throws IOException {
        var config = new LoaderConfig(4, workers, workers, 0, 1);
        List<Object> batches = seen(loader(images, config), LoaderState.start(7), 99);
        assertThat(batches).hasSize(6);
        assertThat(batches).isEqualTo(seen(loader(images, new LoaderConfig(4, 3, 1, 0, 1)), LoaderState.start(7), 99));
    }

    @Test
    void aResumedEpochEqualsAnUninterruptedOne() throws IOException {
        Loader loader = loader(images, LoaderConfig.of(3, 2));
        List<Object> whole = seen(loader, LoaderState.start(5).nextEpoch(), 99);
        LoaderState state = LoaderState.start(5).nextEpoch();
        try (Epoch batches = loader.epoch(state)) {
            for (int i = 0; i < 3; i++) {
                state = batches.next().next();
            }
        }
        assertThat(state).isEqualTo(new LoaderState(5, 1, 3));
        assertThat(seen(loader, state, 99)).isEqualTo(whole.subList(3, 8));
        assertThat(seen(loader, new LoaderState(5, 1, 8), 99)).isEmpty();
        assertThatThrownBy(() -> loader.epoch(new LoaderState(5, 1, 9)))
                .hasMessage("position must be in [0, 8], got 9; is it of another dataset?");
    }

    @Test
    void ranksHaveDisjointPartsOfEqualLength() throws IOException {
        for (int world : new int[] {1, 2, 5}) {
            Set<String> all = new HashSet<>();
            int total = 0;
            for (int rank = 0; rank < world; rank++) {
                var seen = names(loader(images, new LoaderConfig(5, 2, 1, rank, world)), LoaderState.start(1));
                assertThat(seen).hasSize(25 / world / 5 * 5);
                all.addAll(seen);
                total += seen.size();
            }
            assertThat(all).hasSize(total);
            // 25 images in batches of 5: nothing is left over with 1 or 5 ranks, one batch's worth with 2
            assertThat(total).isEqualTo(world == 2 ? 20 : 25);
        }
    }

    private static List<String> names(Loader loader, LoaderState state) {
        var names = new ArrayList<String>();
        try (Epoch batches = loader.epoch(state)) {
            while (batches.hasNext()) {
                batches.next().items().forEach(item -> names.add(item.name()));
            }
        }
        return names;
    }

    @Test
    void theOrderDependsOnSeedAndEpoch() throws IOException {
        Loader loader = loader(images, LoaderConfig.of(25, 2));
        List<String> first = names(loader, LoaderState.start(1));
        assertThat(names(loader, LoaderState.start(1))).isEqualTo(first);
        assertThat(names(loader, LoaderState.start(2))).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
        assertThat(names(loader, LoaderState.start(1).nextEpoch()))
                .isNotEqualTo(first)
                .containsExactlyInAnyOrderElementsOf(first);
    }

    @ParameterizedTest
    @EnumSource(CorruptFiles.class)
    void aCorruptImageIsTrainedOnUnlessItIsRefused(CorruptFiles policy) throws IOException {
        Path data = TestImages.folder(folder.resolve("corrupt-" + policy), 4);
        byte[] jpeg = TestImages.encoded(100, 80, 5, "jpg");
        Arrays.fill(jpeg, jpeg.length / 2, jpeg.length / 2 + 100, (byte) 0);
        Files.write(data.resolve("01.jpg"), jpeg);
        var loader = new Loader(
                ImageDataset.open(data),
                new EpochOrder.Sequential(),
                AUGMENTATION.withCorruptFiles(policy),
                LoaderConfig.of(5, 1));
        try (Epoch batches = loader.epoch(LoaderState.start(1))) {
            Batch batch = batches.next();
            if (policy != CorruptFiles.REFUSE) {
                assertThat(batch.unusable()).isEmpty();
                assertThat(batch.items()).extracting(Batch.Item::name).contains("01.jpg");
                return;
            }
            assertThat(batch.unusable()).singleElement().satisfies(bad -> {
                assertThat(bad.name()).isEqualTo("01.jpg");
                assertThat(bad.message()).startsWith("01.jpg: is corrupt: ");
            });
        }
    }

    @Test
    void anUnusableImageIsReportedAndReplacedByTheNextOne() throws IOException {
        Path data = TestImages.folder(folder.resolve("mixed"), 6);
        Files.writeString(data.resolve("02.png"), "broken");
        Files.writeString(data.resolve("03.png"), "");
        var loader =
                new Loader(ImageDataset.open(data), new EpochOrder.Sequential(), AUGMENTATION, LoaderConfig.of(6, 3));
        try (Epoch batches = loader.epoch(LoaderState.start(1))) {
            Batch batch = batches.next();
            assertThat(batch.count()).isEqualTo(6);
            assertThat(batch.items())
                    .extracting(Batch.Item::name)
                    .containsExactly("00.png", "01.png", "04.png", "04.png", "04.png", "05.png");
            assertThat(batch.unusable()).extracting(UnusableSample::name).containsExactly("02.png", "03.png");
            assertThat(batch.unusable().get(0).message()).startsWith("02.png: is not an image");
        }
    }

    @Test
    void anImageWithAnUnexpectedExceptionIsReplacedToo() throws IOException {
        Path data = TestImages.folder(folder.resolve("odd"), 2);
        ByteRange good = ByteRange.of(data.resolve("00.png"));
        // starts behind the end of its file, so that the length to read is negative
        var odd = new ByteRange(data.resolve("01.png"), 1 << 30, ByteRange.WHOLE);
        var dataset =
                new ImageDataset(List.of(new SampleSource("good", good), new SampleSource("odd", odd)), List.of());
        var loader = new Loader(dataset, new EpochOrder.Sequential(), AUGMENTATION, LoaderConfig.of(2, 1));
        try (Epoch batches = loader.epoch(LoaderState.start(1))) {
            Batch batch = batches.next();
            assertThat(batch.items()).extracting(Batch.Item::name).containsExactly("good", "good");
            assertThat(batch.unusable()).singleElement().satisfies(bad -> assertThat(bad.message())
                    .startsWith("odd: IllegalArgumentException: "));
        }
    }

    @Test
    void aDataSetWithoutUsableImagesIsAnError() throws IOException {
        Path data = Files.createDirectories(folder.resolve("bad"));
        Files.writeString(data.resolve("a.png"), "broken");
        try (Epoch batches = loader(data, LoaderConfig.of(1, 1)).epoch(LoaderState.start(1))) {
            assertThatThrownBy(batches::next)
                    .hasMessageStartingWith(
                            "no image or video can be used of the 1 tried; the last: a.png: is not an image");
        }
        assertThatThrownBy(() -> loader(data, LoaderConfig.of(2, 1)))
                .hasMessage("the dataset must fill a batch of 2 on each of 1 ranks, got 1 images");
    }

    @Test
    void closingAnEpochStopsEveryThread() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int round = 0; round < 5; round++) {
            try (Epoch batches = loader(images, new LoaderConfig(2, 5, 3, 0, 1)).epoch(LoaderState.start(round))) {
                batches.next();
            }
        }
        Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);
        assertThat(after).extracting(Thread::getName).noneMatch(name -> name.startsWith("pipeline-"));
    }

    @Test
    void theChainAppliedToThePristineCropGivesTheDegradedOne() throws IOException {
        try (Epoch batches = loader(images, LoaderConfig.of(25, 2)).epoch(LoaderState.start(3))) {
            Batch batch = batches.next();
            int bytes = 3 * 16 * 16, changed = 0;
            for (int i = 0; i < batch.count(); i++) {
                byte[] pristine = Arrays.copyOfRange(batch.pristine(), i * bytes, (i + 1) * bytes);
                byte[] image = Arrays.copyOfRange(batch.images(), i * bytes, (i + 1) * bytes);
                DegradationChain chain =
                        DegradationChain.parse(batch.items().get(i).chain());
                assertThat(chain.apply(Image.of(16, 16, pristine)).rgb()).isEqualTo(image);
                changed += Arrays.equals(pristine, image) ? 0 : 1;
            }
            assertThat(changed).isGreaterThan(15);
        }
    }
}
