package io.github.qptv2.pretrain;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.Masking;
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.scoring.bundle.Normalization;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Images of 32 x 32 pixels: 2 x 2 tokens. */
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
    private static double input(Image image, int x, int y, int channel, ReconstructionTarget space) {
        int color = space.channels() == ChannelOrder.BGR ? 2 - channel : channel;
        double[] mean = {0.485, 0.456, 0.406}, deviation = {0.229, 0.224, 0.225};
        return (image.at(x, y, color) / 255.0 - mean[color]) / deviation[color];
    }

    private static float[] input(Image image, ReconstructionTarget space) {
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

    /** The prediction of a perfect decoder. */
    private static float[] perfect(Image image, ReconstructionTarget space) {
        var reconstructed = new float[4 * VALUES];
        for (int token = 0; token < 4; token++) {
            var values = new double[VALUES];
            for (int i = 0; i < VALUES; i++) {
                int x = token % 2 * 16 + i / 3 % 16, y = token / 2 * 16 + i / 48;
                values[i] = input(image, x, y, i % 3, space);
            }
            double mean = space.normPix() ? Arrays.stream(values).average().orElseThrow() : 0;
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double deviation = space.normPix() ? Math.sqrt(squares / 767 + 1e-6) : 1;
            for (int i = 0; i < VALUES; i++) {
                reconstructed[token * VALUES + i] = (float) ((values[i] - mean) / deviation);
            }
        }
        return reconstructed;
    }

    private static ReconstructionRow row(Image original, Image degraded, ReconstructionTarget space, float... masked) {
        Image target = space.pristine() ? original : degraded;
        return ReconstructionRow.of(
                new ReconstructionRow.Input(original, degraded, ""), perfect(target, space), masked, space);
    }

    @Test
    void aPerfectPredictionReconstructsTheImage() {
        for (boolean normPix : new boolean[] {true, false}) {
            for (ChannelOrder channels : ChannelOrder.values()) {
                var space = new ReconstructionTarget(false, normPix, Normalization.IMAGENET, channels);
                ReconstructionRow row = row(noise(1), noise(2), space, 1, 1, 1, 1);
                // the error of single precision is far below half a step of a byte
                assertThat(row.reconstruction().rgb()).as(space.toString()).isEqualTo(noise(2).rgb());
            }
        }
    }

    @Test
    void aPerfectReconstructionHasALossOfZero() {
        var space = new ReconstructionTarget(false, true, Normalization.IMAGENET, ChannelOrder.RGB);
        try (var scope = Scope.open()) {
            var masking = Masking.of(Tensor.of(new float[] {0, 1, 2, 3}, 1, 4), 0.5);
            var reconstructed = Tensor.of(perfect(noise(3), space), 1, 4, VALUES);
            var target = Tensor.of(input(noise(3), space), 1, 3, SIDE, SIDE);
            assertThat(MaskedAutoencoder.loss(reconstructed, target, masking, true)
                            .item())
                    .isCloseTo(0, within(1e-9f));
        }
    }

    @Test
    void theTargetCanBeThePristineImage() {
        var space = new ReconstructionTarget(true, true, Normalization.IMAGENET, ChannelOrder.RGB);
        ReconstructionRow row = row(noise(1), noise(2), space, 0, 1, 0, 1);
        assertThat(row.reconstruction().crop(16, 0, 16, 32).rgb())
                .isEqualTo(noise(1).crop(16, 0, 16, 32).rgb());
        assertThat(row.reconstruction().crop(0, 0, 16, 32).rgb())
                .isEqualTo(noise(2).crop(0, 0, 16, 32).rgb());
    }

    @Test
    void maskedTokensAreGray() {
        var space = new ReconstructionTarget(false, true, Normalization.IMAGENET, ChannelOrder.RGB);
        ReconstructionRow row = row(flat(255), flat(0), space, 0, 0, 1, 0); // third token: lower left
        assertThat(row.original()).extracting(image -> image.at(0, 31, 0)).isEqualTo(255);
        for (int token = 0; token < 4; token++) {
            byte[] pixels =
                    row.masked().crop(token % 2 * 16, token / 2 * 16, 16, 16).rgb();
            assertThat(pixels).containsOnly(token == 2 ? (byte) 128 : 0);
        }
    }

    @Test
    void normPixIsInvertedByTheTokensMeanAndUnbiasedDeviation() {
        // left half black, right half white: -1 and 1, mean 0, variance 768 / 767
        var rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 16 < 8 ? 0 : 255);
        }
        var space = new ReconstructionTarget(false, true, Normalization.HALF, ChannelOrder.RGB);
        var shown = new ReconstructionRow.Input(flat(0), Image.of(SIDE, SIDE, rgb), "");
        var reconstructed = new float[4 * VALUES];
        Arrays.fill(reconstructed, 0.5f);
        ReconstructionRow row = ReconstructionRow.of(shown, reconstructed, new float[] {1, 0, 0, 0}, space);
        // (1 + 0.5 sqrt(768 / 767)) / 2 x 255 = 191.3
        assertThat(row.reconstruction().crop(0, 0, 16, 16).rgb()).containsOnly((byte) 191);
        Arrays.fill(reconstructed, 9f);
        row = ReconstructionRow.of(shown, reconstructed, new float[] {1, 0, 0, 0}, space);
        assertThat(row.reconstruction().crop(0, 0, 16, 16).rgb()).containsOnly((byte) 255);
    }

    @Test
    void aGridHasOneToEightRows() {
        var space = new ReconstructionTarget(false, true, Normalization.HALF, ChannelOrder.RGB);
        ReconstructionRow row = row(noise(1), noise(2), space, 1, 1, 1, 0);
        var png = ReconstructionGrid.draw(Collections.nCopies(8, row));
        // crops of 32 pixels twice as large: 4 across with gaps of 8, below a title of 26 rows of 64 + 18 + 8
        assertThat(List.of(png.width(), png.height())).containsExactly(8 + 4 * 72, 26 + 8 * 90);
        assertThatThrownBy(() -> ReconstructionGrid.draw(Collections.nCopies(9, row)))
                .hasMessage("a grid has 1 to 8 rows, got 9");
        assertThatThrownBy(() -> ReconstructionGrid.draw(List.of())).hasMessage("a grid has 1 to 8 rows, got 0");
    }
}
