package io.github.qptv2.pretrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.Masking;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;

/**
 * One image of a {@link ReconstructionGrid}, as crops of one size.
 *
 * @param original before it was degraded
 * @param degraded the network's input
 * @param masked the input with gray masked tokens
 * @param reconstruction the input with reconstructed masked tokens
 * @param chain degradation of the original, empty for none
 */
public record ReconstructionRow(Image original, Image degraded, Image masked, Image reconstruction, String chain) {

    /**
     * The first images of a batch.
     *
     * @param prediction of that batch
     * @param count largest number of images
     */
    public static List<ReconstructionRow> of(Batch batch, Prediction prediction, int count) {
        int rows = Math.min(count, batch.count());
        float[] reconstructed;
        float[] masked;
        try (var scope = Scope.open()) {
            reconstructed = prediction.reconstructed().narrow(0, 0, rows).toFloatArray();
            masked = prediction.masking().masked().narrow(0, 0, rows).toFloatArray();
        }
        var list = new ArrayList<ReconstructionRow>();
        for (int i = 0; i < rows; i++) {
            var input = new Input(
                    crop(batch.pristine(), i, batch.size()),
                    crop(batch.images(), i, batch.size()),
                    batch.items().get(i).chain());
            list.add(of(input, part(reconstructed, i, rows), part(masked, i, rows), prediction.space()));
        }
        return List.copyOf(list);
    }

    /**
     * Predictions of a network for a batch.
     *
     * @param reconstructed pixels of all tokens, (B, N, 768)
     * @param masking of the tokens
     * @param space normalization of the pixels
     */
    public record Prediction(Tensor reconstructed, Masking masking, ReconstructionTarget space) {}

    /** Images of a row before prediction. */
    record Input(Image original, Image degraded, String chain) {}

    /** One row from reconstructed tokens (N, 768) and their mask (N), which is above 0.5 for masked ones. */
    static ReconstructionRow of(Input input, float[] reconstructed, float[] mask, ReconstructionTarget space) {
        Image target = space.pristine() ? input.original() : input.degraded();
        byte[] grayed = input.degraded().rgb().clone();
        byte[] reconstruction = input.degraded().rgb().clone();
        int width = target.width();
        for (int token = 0; token < mask.length; token++) {
            if (mask[token] > 0.5f) {
                var pixels = new TokenPixels(token, width);
                pixels.gray(grayed);
                pixels.reconstruct(reconstruction, reconstructed, token * TokenPixels.VALUES, target, space);
            }
        }
        return new ReconstructionRow(
                input.original(),
                input.degraded(),
                Image.of(width, width, grayed),
                Image.of(width, width, reconstruction),
                input.chain());
    }

    private static Image crop(byte[] pixels, int at, int size) {
        int bytes = 3 * size * size;
        return Image.of(size, size, Arrays.copyOfRange(pixels, at * bytes, (at + 1) * bytes));
    }

    private static float[] part(float[] values, int at, int parts) {
        int length = values.length / parts;
        return Arrays.copyOfRange(values, at * length, (at + 1) * length);
    }
}
