package io.github.qptv2.finetune;

import java.util.List;

import io.github.qptv2.loader.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Crops of one joint pass: labeled ones, then unlabeled ones.
 *
 * @param unlabeled null where there are none
 */
record JointCrops(Batch labeled, @Nullable Batch unlabeled) {

    List<Batch> all() {
        return unlabeled == null ? List.of(labeled) : List.of(labeled, unlabeled);
    }

    int count() {
        return all().stream().mapToInt(Batch::count).sum();
    }

    /** RGB bytes of all crops, (B, S, S, 3). */
    byte[] pixels() {
        if (unlabeled == null) {
            return labeled.images();
        }
        byte[] first = labeled.images(), second = unlabeled.images();
        var pixels = new byte[first.length + second.length];
        System.arraycopy(first, 0, pixels, 0, first.length);
        System.arraycopy(second, 0, pixels, first.length, second.length);
        return pixels;
    }

    /** Targets of all crops, (B, targets of one). */
    float[] targets() {
        return joined(all().stream().map(Batch::targets).toList());
    }

    static float[] joined(List<float[]> parts) {
        var all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
