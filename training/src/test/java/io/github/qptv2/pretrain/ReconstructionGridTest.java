package io.github.qptv2.pretrain;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.Masking;
import io.github.qptv2.scoring.Channels;
import io.github.qptv2.scoring.Normalisation;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Pictures of 32 x 32 pixels: 2 x 2 units. */
class ReconstructionGridTest {

    private static final int SIDE = 32;
    private static final int VALUES = 768;

    private static Image noise(long seed) {
        var rgb = new byte[3 * SIDE * SIDE];
        new Random(seed).nextBytes(rgb);
        return Image.of(SIDE, SIDE, rgb);
    }

    private static Image flat(int value) {
        var rgb = new byte[3 * SIDE * SIDE];
        Arrays.fill(rgb, (byte) value);
        return Image.of(SIDE, SIDE, rgb);
    }

    /** The network's input for a channel of a pixel, from the published means and deviations. */
    private static double input(Image image, int x, int y, int channel, TargetSpace space) {
        int colour = space.channels() == Channels.BGR ? 2 - channel : channel;
        double[] mean = {0.485, 0.456, 0.406}, deviation = {0.229, 0.224, 0.225};
        return (image.at(x, y, colour) / 255.0 - mean[colour]) / deviation[colour];
    }

    private static float[] input(Image image, TargetSpace space) {
        var values = new float[3 * SIDE * SIDE];
        for (int channel = 0, i = 0; channel < 3; channel++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++, i++) {
                    values[i] = (float) input(image, x, y, channel, space);
                }
            }
        }
        return values;
    }

    /** What a decoder that errs nowhere paints. */
    private static float[] perfect(Image image, TargetSpace space) {
        var painted = new float[4 * VALUES];
        for (int unit = 0; unit < 4; unit++) {
            var values = new double[VALUES];
            for (int i = 0; i < VALUES; i++) {
                int x = unit % 2 * 16 + i / 3 % 16, y = unit / 2 * 16 + i / 48;
                values[i] = input(image, x, y, i % 3, space);
            }
            double mean = space.perUnit() ? Arrays.stream(values).average().orElseThrow() : 0;
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double deviation = space.perUnit() ? Math.sqrt(squares / 767 + 1e-6) : 1;
            for (int i = 0; i < VALUES; i++) {
                painted[unit * VALUES + i] = (float) ((values[i] - mean) / deviation);
            }
        }
        return painted;
    }

    private static GridRow row(Image original, Image degraded, TargetSpace space, float... hidden) {
        Image target = space.pristine() ? original : degraded;
        return GridRow.of(new GridRow.Shown(original, degraded, ""), perfect(target, space), hidden, space);
    }

    @Test
    void aPerfectPredictionGivesThePictureBack() {
        for (boolean perUnit : new boolean[] {true, false}) {
            for (Channels channels : Channels.values()) {
                var space = new TargetSpace(false, perUnit, Normalisation.IMAGENET, channels);
                GridRow row = row(noise(1), noise(2), space, 1, 1, 1, 1);
                // single precision errs by far less than half a step of a byte
                assertThat(row.reconstruction().rgb()).as(space.toString()).isEqualTo(noise(2).rgb());
            }
        }
    }

    @Test
    void whatTheGridCallsPerfectHasNoLoss() {
        var space = new TargetSpace(false, true, Normalisation.IMAGENET, Channels.RGB);
        try (var scope = Scope.open()) {
            var masking = Masking.of(Tensor.of(new float[] {0, 1, 2, 3}, 1, 4), 0.5);
            var painted = Tensor.of(perfect(noise(3), space), 1, 4, VALUES);
            var target = Tensor.of(input(noise(3), space), 1, 3, SIDE, SIDE);
            assertThat(MaskedAutoencoder.loss(painted, target, masking, true).item())
                    .isCloseTo(0, within(1e-9f));
        }
    }

    @Test
    void theTargetMayBeThePictureBeforeItWasDegraded() {
        var space = new TargetSpace(true, true, Normalisation.IMAGENET, Channels.RGB);
        GridRow row = row(noise(1), noise(2), space, 0, 1, 0, 1);
        assertThat(row.reconstruction().crop(16, 0, 16, 32).rgb())
                .isEqualTo(noise(1).crop(16, 0, 16, 32).rgb());
        assertThat(row.reconstruction().crop(0, 0, 16, 32).rgb())
                .isEqualTo(noise(2).crop(0, 0, 16, 32).rgb());
    }

    @Test
    void hiddenUnitsAreGreyWhereTheMaskSays() {
        var space = new TargetSpace(false, true, Normalisation.IMAGENET, Channels.RGB);
        GridRow row = row(flat(255), flat(0), space, 0, 0, 1, 0); // third unit: lower left
        assertThat(row.original()).extracting(image -> image.at(0, 31, 0)).isEqualTo(255);
        for (int unit = 0; unit < 4; unit++) {
            byte[] pixels =
                    row.masked().crop(unit % 2 * 16, unit / 2 * 16, 16, 16).rgb();
            assertThat(pixels).containsOnly(unit == 2 ? (byte) 128 : 0);
        }
    }

    @Test
    void aUnitsOwnMeanAndUnbiasedDeviationUndoItsNormalisation() {
        // left half black, right half white: -1 and 1, mean 0, variance 768 / 767
        var rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 16 < 8 ? 0 : 255);
        }
        var space = new TargetSpace(false, true, Normalisation.HALF, Channels.RGB);
        var shown = new GridRow.Shown(flat(0), Image.of(SIDE, SIDE, rgb), "");
        var painted = new float[4 * VALUES];
        Arrays.fill(painted, 0.5f);
        GridRow row = GridRow.of(shown, painted, new float[] {1, 0, 0, 0}, space);
        // (1 + 0.5 sqrt(768 / 767)) / 2 x 255 = 191.3
        assertThat(row.reconstruction().crop(0, 0, 16, 16).rgb()).containsOnly((byte) 191);
        Arrays.fill(painted, 9f);
        row = GridRow.of(shown, painted, new float[] {1, 0, 0, 0}, space);
        assertThat(row.reconstruction().crop(0, 0, 16, 16).rgb()).containsOnly((byte) 255);
    }

    @Test
    void aGridHasOneToEightRows() {
        var space = new TargetSpace(false, true, Normalisation.HALF, Channels.RGB);
        GridRow row = row(noise(1), noise(2), space, 1, 1, 1, 0);
        var png = ReconstructionGrid.draw(Collections.nCopies(8, row));
        // squares of 32 pixels twice as large: 4 across with gaps of 8, below a title of 26 rows of 64 + 18 + 8
        assertThat(List.of(png.width(), png.height())).containsExactly(8 + 4 * 72, 26 + 8 * 90);
        assertThatThrownBy(() -> ReconstructionGrid.draw(Collections.nCopies(9, row)))
                .hasMessage("a grid has 1 to 8 rows, got 9");
        assertThatThrownBy(() -> ReconstructionGrid.draw(List.of())).hasMessage("a grid has 1 to 8 rows, got 0");
    }
}
