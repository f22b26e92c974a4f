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
 * @param degraded as it was cut into tokens
 * @param masked as the encoder sees it, masked tokens gray
 * @param reconstruction masked tokens as painted, visible ones as they are
 * @param chain what was done to the original, empty for nothing
 */
public record ReconstructionRow(Image original, Image degraded, Image masked, Image reconstruction, String chain) {

    /**
     * The first images of a batch.
     *
     * @param prediction of that batch
     * @param count how many images are wanted; fewer where the batch has fewer
     */
    public static List<ReconstructionRow> of(Batch batch, Prediction prediction, int count) {
        int rows = Math.min(count, batch.count());
        float[] reconstructed;
        float[] hidden;
        try (var scope = Scope.open()) {
            reconstructed = prediction.reconstructed().narrow(0, 0, rows).toFloatArray();
            hidden = prediction.masking().masked().narrow(0, 0, rows).toFloatArray();
        }
        var made = new ArrayList<ReconstructionRow>();
        for (int i = 0; i < rows; i++) {
            var shown = new Shown(
                    crop(batch.pristine(), i, batch.size()),
                    crop(batch.images(), i, batch.size()),
                    batch.items().get(i).chain());
            made.add(of(shown, part(reconstructed, i, rows), part(hidden, i, rows), prediction.space()));
        }
        return List.copyOf(made);
    }

    /**
     * What a network made of a batch.
     *
     * @param reconstructed pixels of all tokens, (B, N, 768)
     * @param masking which of them were hidden
     * @param space in what numbers they were painted
     */
    public record Prediction(Tensor reconstructed, Masking masking, ReconstructionTarget space) {}

    /** What went in. */
    record Shown(Image original, Image degraded, String chain) {}

    /** One row from the numbers of its tokens: painted N x 768, hidden N, above 0.5 for hidden. */
    static ReconstructionRow of(Shown shown, float[] reconstructed, float[] hidden, ReconstructionTarget space) {
        Image target = space.pristine() ? shown.original() : shown.degraded();
        byte[] masked = shown.degraded().rgb().clone();
        byte[] repainted = shown.degraded().rgb().clone();
        int width = target.width();
        for (int token = 0; token < hidden.length; token++) {
            if (hidden[token] > 0.5f) {
                var pixels = new TokenPixels(token, width);
                pixels.gray(masked);
                pixels.reconstruct(repainted, reconstructed, token * TokenPixels.VALUES, target, space);
            }
        }
        return new ReconstructionRow(
                shown.original(),
                shown.degraded(),
                Image.of(width, width, masked),
                Image.of(width, width, repainted),
                shown.chain());
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
