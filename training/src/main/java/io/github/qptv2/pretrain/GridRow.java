package io.github.qptv2.pretrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.data.Batch;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.Masking;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;

/**
 * One picture of a {@link ReconstructionGrid}, as squares of one size.
 *
 * @param original before it was degraded
 * @param degraded as it was cut into units
 * @param masked as the encoder sees it, hidden units grey
 * @param reconstruction hidden units as painted, visible ones as they are
 * @param chain what was done to the original, empty for nothing
 */
public record GridRow(Image original, Image degraded, Image masked, Image reconstruction, String chain) {

    /**
     * The first pictures of a batch.
     *
     * @param painting of that batch
     * @param count how many pictures are wanted; fewer where the batch has fewer
     */
    public static List<GridRow> of(Batch batch, Painting painting, int count) {
        int rows = Math.min(count, batch.count());
        float[] painted;
        float[] hidden;
        try (var scope = Scope.open()) {
            painted = painting.painted().narrow(0, 0, rows).toFloatArray();
            hidden = painting.masking().hidden().narrow(0, 0, rows).toFloatArray();
        }
        var made = new ArrayList<GridRow>();
        for (int i = 0; i < rows; i++) {
            var shown = new Shown(
                    square(batch.pristine(), i, batch.size()),
                    square(batch.images(), i, batch.size()),
                    batch.items().get(i).chain());
            made.add(of(shown, part(painted, i, rows), part(hidden, i, rows), painting.space()));
        }
        return List.copyOf(made);
    }

    /**
     * What a network made of a batch.
     *
     * @param painted pixels of all units, (B, N, 768)
     * @param masking which of them were hidden
     * @param space in what numbers they were painted
     */
    public record Painting(Tensor painted, Masking masking, TargetSpace space) {}

    /** What went in. */
    record Shown(Image original, Image degraded, String chain) {}

    /** One row from the numbers of its units: painted N x 768, hidden N, above 0.5 for hidden. */
    static GridRow of(Shown shown, float[] painted, float[] hidden, TargetSpace space) {
        Image target = space.pristine() ? shown.original() : shown.degraded();
        byte[] masked = shown.degraded().rgb().clone();
        byte[] repainted = shown.degraded().rgb().clone();
        int width = target.width();
        for (int unit = 0; unit < hidden.length; unit++) {
            if (hidden[unit] > 0.5f) {
                var pixels = new UnitPixels(unit, width);
                pixels.grey(masked);
                pixels.paint(repainted, painted, unit * UnitPixels.VALUES, target, space);
            }
        }
        return new GridRow(
                shown.original(),
                shown.degraded(),
                Image.of(width, width, masked),
                Image.of(width, width, repainted),
                shown.chain());
    }

    private static Image square(byte[] pixels, int at, int size) {
        int bytes = 3 * size * size;
        return Image.of(size, size, Arrays.copyOfRange(pixels, at * bytes, (at + 1) * bytes));
    }

    private static float[] part(float[] values, int at, int parts) {
        int length = values.length / parts;
        return Arrays.copyOfRange(values, at * length, (at + 1) * length);
    }
}
