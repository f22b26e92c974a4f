package io.github.qptv2.distortion;

import java.util.Arrays;
import java.util.List;

import io.github.qptv2.scoring.backbone.Standardization;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.LinearLayer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DistortionEvaluationTest {

    /** Two activations are the statistics; logits are 4 x - 2, levels 2 x. */
    private static final DistortionHead HEAD = new DistortionHead(
            List.of("blur", "noise"),
            new Standardization(new float[2], new float[] {1, 1}),
            new LinearLayer(new float[] {1, 0, 0, 1}, new float[2]),
            new LinearLayer(new float[] {4, 0, 0, 4}, new float[] {-2, -2}),
            new LinearLayer(new float[] {2, 0, 0, 2}, new float[2]),
            0.5,
            "a test");

    @Test
    void figuresOfFourCropsCanBeComputedByHand() {
        var samples = new DistortionSamples.DistortionSamplesBuilder();
        samples.add(new float[] {0, 0}, new int[] {0, 0}, 0); // nothing found
        samples.add(new float[] {0, 1}, new int[] {0, 0}, 0); // noise found in a pristine crop
        samples.add(new float[] {2, 1}, new int[] {3, 1}, 1); // blur 4 before noise 2
        samples.add(new float[] {1, 2}, new int[] {4, 3}, 1); // noise first, although blur is stronger
        var figures = DistortionEvaluation.of(HEAD, samples.build());

        assertThat(figures.pristine()).isEqualTo(2);
        assertThat(figures.nothingFound()).isEqualTo(0.5);
        assertThat(figures.strong()).isEqualTo(2);
        assertThat(figures.strongestNamed()).isEqualTo(0.5);
        var blur = figures.classes().get(0);
        assertThat(blur.samples()).isEqualTo(2);
        assertThat(blur.averagePrecision()).isEqualTo(1);
        assertThat(blur.named()).isEqualTo(1);
        assertThat(blur.levelError()).isEqualTo((1 + 2) / 2.0, within(1e-6)); // 4 for 3, 2 for 4
        var noise = figures.classes().get(1);
        assertThat(noise.averagePrecision()).isEqualTo((1 + 2 / 3.0) / 2, within(1e-12)); // tied with the pristine crop
        assertThat(figures.meanAveragePrecision()).isEqualTo((1 + (1 + 2 / 3.0) / 2) / 2, within(1e-12));
    }

    @Test
    void heldOutSamplesAreThoseOfOtherImages() {
        var samples = new DistortionSamples.DistortionSamplesBuilder();
        for (int image = 0; image < 10; image++) {
            samples.add(new float[] {image}, new int[] {0}, image);
        }
        var all = samples.build();
        assertThat(all.where(image -> image % 5 == 4).images()).containsExactly(4, 9);
        assertThat(all.where(image -> image % 5 != 4).size()).isEqualTo(8);
        assertThat(Arrays.asList(all.strongest(3), all.size())).containsExactly(0, 10);
    }
}
