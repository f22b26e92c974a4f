package io.github.qptv2.media.feature;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SaliencyTest {

    @Test
    void aFlatImageHasNoForeground() {
        assertThat(Saliency.foreground(TestImages.flat(300, 200, 128))).isEqualTo(new Saliency.Foreground(0, 0));
        assertThat(Saliency.foreground(TestImages.flat(1, 1, 128))).isEqualTo(new Saliency.Foreground(0, 0));
    }

    @Test
    void separateTexturedObjectsAreCounted() {
        for (int objects : new int[] {1, 2, 4, 7}) {
            var scene = TestImages.objects(objects, 50, new SplittableRandom(objects));
            assertThat(Saliency.foreground(scene).objects())
                    .as("%d objects", objects)
                    .isEqualTo(objects);
        }
    }

    @Test
    void coverageIsCloseToTheAreaOfTheObjects() {
        var foreground = Saliency.foreground(TestImages.objects(6, 50, new SplittableRandom(1)));
        // 6 objects of 50 x 50 in 480 x 480; the edges of a salient region are uncertain by some pixels
        assertThat(foreground.coverage()).isEqualTo(6 * 2500.0 / (480 * 480), within(0.03));
    }
}
