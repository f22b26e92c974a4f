package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.dataset.benchmark.DatasetReaders;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The first lines of the published label files, where {@code QPT_DATA} has them. */
class OriginalLinesTest {

    private static Path data() {
        Path data = Path.of(System.getenv().getOrDefault("QPT_DATA", ""));
        Assumptions.assumeTrue(
                Files.isDirectory(data.resolve("labels")),
                "set QPT_DATA to the folder of the real data, see its README");
        return data;
    }

    @ParameterizedTest
    @CsvSource({
        "koniq-10k, labels, 59, 10004473376.jpg, 77.3836206897",
        "kadid-10k, labels, 60, I01_01_01.png, 4.57",
        "tid2013, labels, 120, I01_01_1.bmp, 5.51429",
        "csiq, labels, 60, 1600.AWGN.1.png, 0.938",
        "live, labels, 47, jp2k/img2.bmp, 71.996155",
        "clive, labels/clive, 60, t1.bmp, 63.963406174124174",
        "lsvq, labels, 120, yfcc-batch1/725.mp4, 76.84375",
        "konvid-1k, labels, 40, KoNViD_1k_videos/4542323058.mp4, 3.22",
        "live-vqc, labels, 40, Video/A001.mp4, 80.232",
        "youtube-ugc, labels, 40, Sports_2160P-4e9f_crf_10_ss_00_t_20.0.mp4, 4.405",
        "ava, labels, 1, 953619.jpg, 5.637096774193548",
        "biq2021, biq2021-mini, 500, ss03 (7635).jpg, 0.0683",
        "oasis-beauty, oasis-beauty, 809, Acorns 1.jpg, 4.86"
    })
    void publishedLinesAreRead(String name, String folder, int items, String first, double mos) throws IOException {
        LabeledDataset set = DatasetReaders.read(name, data().resolve(folder));
        assertThat(set.items()).hasSize(items);
        assertThat(set.items().get(0).name()).isEqualTo(first);
        assertThat(set.items().get(0).mos()).isEqualTo(mos);
        assertThat(set.items())
                .allMatch(item -> item.mos() >= set.scale().low() - 20
                        && item.mos() <= set.scale().high());
    }

    @Test
    void cliveHasSevenPracticeImages() throws IOException {
        assertThat(DatasetReaders.read("clive", data().resolve("labels/clive")).usable())
                .hasSize(53);
    }

    @Test
    void koniqHasOfficialParts() throws IOException {
        LabeledDataset set = DatasetReaders.read("koniq-10k", data().resolve("labels"));
        assertThat(set.part(SplitPart.TRAIN)).hasSize(42);
        assertThat(set.part(SplitPart.VALIDATION)).hasSize(7);
        assertThat(set.part(SplitPart.TEST)).hasSize(10);
    }
}
