package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.TestImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FixedScaleCropsTest {

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImageDataset imageFiles;

    @BeforeEach
    void makeImages() throws IOException {
        imageFiles = ImageDataset.open(TestImages.folder(folder, 11)); // 40 x 30
    }

    private Loader loader(CropSampler crop) {
        return new Loader(
                imageFiles,
                new EpochOrder.Shuffled(),
                new Augmentation(crop, 0.5, Augmentation.PRISTINE),
                LoaderConfig.of(4, 2));
    }

    private static List<byte[]> epochs(Loader loader) {
        var images = new ArrayList<byte[]>();
        try (var stream = new BatchStream(loader, LoaderState.start(1))) {
            for (int i = 0; i < 3 * loader.batches(); i++) {
                images.add(stream.next().images());
            }
        }
        return images;
    }

    @Test
    void cachedImagesGiveTheSameCrops() {
        for (CropSampler crop : List.of(new CropSampler.Scored(16, OptionalInt.of(20)), new CropSampler.Squashed(16))) {
            var fresh = epochs(loader(crop));
            // an image of 27 x 20 is 1620 bytes: all of them fit, then five
            assertThat(epochs(loader(crop).withCache(1 << 20))).containsExactlyElementsOf(fresh);
            assertThat(epochs(loader(crop).withCache(9000))).containsExactlyElementsOf(fresh);
        }
    }

    @Test
    void cropsCoverTheScaledImage() {
        var crop = new CropSampler.Scored(16, OptionalInt.of(20));
        var random = new SplittableRandom(1);
        int right = 0, lower = 0;
        for (int i = 0; i < 500; i++) {
            CropWindow view = crop.plan(40, 30, random);
            assertThat(view.resizedWidth()).isEqualTo(27); // 40 x 20 / 30, rounded
            assertThat(view.resizedHeight()).isEqualTo(20);
            assertThat(view.left()).isBetween(0, 11);
            assertThat(view.top()).isBetween(0, 4);
            right = Math.max(right, view.left());
            lower = Math.max(lower, view.top());
        }
        assertThat(right).isEqualTo(11);
        assertThat(lower).isEqualTo(4);
    }

    @Test
    void onlyAnImageSmallerThanACropIsEnlarged() {
        var own = new CropSampler.Scored(16, OptionalInt.empty());
        var random = new SplittableRandom(1);

        assertThat(own.plan(40, 30, random).resizedWidth()).isEqualTo(40);
        assertThat(own.plan(12, 8, random).resizedWidth()).isEqualTo(24);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CropSampler.Scored(16, OptionalInt.of(15)))
                .withMessage("the short side must be at least the crop's 16, got 15");
    }

    @Test
    void repetitionsOfAnImageAreAdjacentOnEachRank() {
        int repetitions = 3, world = 2;
        ImageDataset repeated = imageFiles.repeated(repetitions);
        int[] order = new EpochOrder.Together(repetitions, world).indices(repeated, 5, 0);

        assertThat(order).hasSize(33).doesNotHaveDuplicates();
        for (int rank = 0; rank < world; rank++) {
            for (int place = 0; place + repetitions <= 15; place += repetitions) {
                for (int copy = 0; copy < repetitions; copy++) {
                    int index = order[(place + copy) * world + rank];
                    assertThat(index).isEqualTo(order[place * world + rank] + copy * imageFiles.size());
                }
            }
        }
        assertThat(new EpochOrder.Together(repetitions, world).indices(repeated, 5, 1))
                .isNotEqualTo(order);
    }
}
