package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.util.OptionalInt;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.loader.CropSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PretrainDataTest {

    private static final CropSampler USUAL = new CropSampler.RandomResized(48, 0.2, 1, 3.0 / 4, 4.0 / 3);
    private static final CropSampler NATIVE = new CropSampler.Scored(48, OptionalInt.empty());
    private static final CropSampler REDUCED = new CropSampler.Scored(48, OptionalInt.of(54));

    @TempDir
    private Path dir;

    private CropSampler crop(String data) throws Exception {
        var config = YamlConfig.parse("data: {" + data + "}", "test.yaml", SmallRuns.config(SmallRuns.images(dir)));
        return PretrainData.open(config, 0, 1).augmentation().crop();
    }

    @Test
    void withoutNativeAndReducedCropsThereAreNoDrawsForThem() throws Exception {
        assertThat(crop("flip: 0.5")).isEqualTo(USUAL);
        assertThat(crop("native-crops: 0.0, reduced-crops: 0.0, reduced-side: 54"))
                .isEqualTo(USUAL);
    }

    @Test
    void sharesAreRelativeToAllCrops() throws Exception {
        // a quarter native; a half reduced is two thirds of the others
        assertThat(crop("native-crops: 0.25, reduced-crops: 0.5, reduced-side: 54"))
                .isEqualTo(new CropSampler.Mixed(0.25, NATIVE, new CropSampler.Mixed(0.5 / 0.75, REDUCED, USUAL)));
        assertThat(crop("native-crops: 0.5, reduced-crops: 0.5, reduced-side: 54"))
                .isEqualTo(new CropSampler.Mixed(0.5, NATIVE, REDUCED));
        assertThat(crop("native-crops: 1.0")).isEqualTo(NATIVE);
    }
}
