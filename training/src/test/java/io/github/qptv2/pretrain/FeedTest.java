package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.util.OptionalInt;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.data.Crop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FeedTest {

    private static final Crop USUAL = new Crop.RandomResized(48, 0.2, 1, 3.0 / 4, 4.0 / 3);
    private static final Crop NATIVE = new Crop.Scored(48, OptionalInt.empty());
    private static final Crop REDUCED = new Crop.Scored(48, OptionalInt.of(54));

    @TempDir
    private Path dir;

    private Crop crop(String data) throws Exception {
        var config = YamlConfig.parse("data: {" + data + "}", "test.yaml", SmallRuns.config(SmallRuns.pictures(dir)));
        return Feed.open(config, 0, 1).augmentation().crop();
    }

    @Test
    void withoutNativeAndReducedCropsNothingIsDrawnForThem() throws Exception {
        assertThat(crop("flip: 0.5")).isEqualTo(USUAL);
        assertThat(crop("native-crops: 0.0, reduced-crops: 0.0, reduced-side: 54"))
                .isEqualTo(USUAL);
    }

    @Test
    void sharesAreOfAllCrops() throws Exception {
        // a quarter native; a half reduced is two thirds of the others
        assertThat(crop("native-crops: 0.25, reduced-crops: 0.5, reduced-side: 54"))
                .isEqualTo(new Crop.Mixed(0.25, NATIVE, new Crop.Mixed(0.5 / 0.75, REDUCED, USUAL)));
        assertThat(crop("native-crops: 0.5, reduced-crops: 0.5, reduced-side: 54"))
                .isEqualTo(new Crop.Mixed(0.5, NATIVE, REDUCED));
        assertThat(crop("native-crops: 1.0")).isEqualTo(NATIVE);
    }
}
