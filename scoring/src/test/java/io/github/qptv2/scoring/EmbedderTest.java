package io.github.qptv2.scoring;

import java.util.List;

import io.github.qptv2.device.Device;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.QualityHead;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.TestModels;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class EmbedderTest {

    private static final float SAME = 1e-5f; // what users are promised

    @Test
    void theHeadMakesTheScoreOfTheVector() throws Exception {
        var options = ScorerOptions.DEFAULT.withMaxCrops(1);
        var image = gradient(90, 70);
        try (var scorer = Scorer.load(TestModels.micro(), options);
                var embedder = Embedder.load(TestModels.micro(), options);
                var scope = Scope.open();
                var noGrad = NoGrad.open();
                var head = new QualityHead(embedder.width())) {
            head.load(scorer.bundle()
                    .weights()
                    .without(name -> !name.startsWith("quality_regressor."))
                    .renamed(name -> name.substring("quality_regressor.".length())));
            float[] vector = embedder.embed(List.of(embedder.prepare(image))).get(0);
            assertThat(vector).hasSize(embedder.width());
            float score = head.forward(Tensor.of(vector, 1, vector.length)).item();
            assertThat((double) score).isEqualTo(scorer.score(image).raw(), within((double) SAME));
        }
    }

    @Test
    void anImagesVectorIsTheMeanOfItsCropsAndTheSameInAnyCompany() throws Exception {
        var wide = gradient(128, 64);
        try (var embedder = Embedder.load(TestModels.micro(), ScorerOptions.DEFAULT.withMaxCrops(2))) {
            var whole = embedder.prepare(wide);
            assertThat(whole.crops()).isEqualTo(2);
            float[] left = embedder.embed(List.of(embedder.prepare(wide.crop(0, 0, 64, 64))))
                    .get(0);
            float[] right = embedder.embed(List.of(embedder.prepare(wide.crop(64, 0, 64, 64))))
                    .get(0);
            var mean = new float[left.length];
            for (int c = 0; c < mean.length; c++) {
                mean[c] = (left[c] + right[c]) / 2;
            }
            var other = embedder.prepare(gradient(64, 64));
            var together = embedder.embed(List.of(other, whole, other));
            assertThat(together.get(1)).containsExactly(mean, within(SAME));
            assertThat(together.get(2)).containsExactly(together.get(0), within(SAME));
        }
    }

    @Test
    void aCardThatIsNotThereIsRefused() throws Exception {
        var bundle = ModelBundle.read(TestModels.micro());
        var options = ScorerOptions.DEFAULT.withDevice(Device.parse("cuda:77"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedder.of(bundle, options))
                .withMessageContaining("cuda:77 is not available");
    }

    private static Image gradient(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[at++] = (byte) (x * 2);
                rgb[at++] = (byte) (y * 3);
                rgb[at++] = (byte) (x * y);
            }
        }
        return Image.of(width, height, rgb);
    }
}
