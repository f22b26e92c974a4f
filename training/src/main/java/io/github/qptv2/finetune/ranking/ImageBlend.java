package io.github.qptv2.finetune.ranking;

import io.github.qptv2.media.image.Image;

/** Blends two images of one size. */
final class ImageBlend {

    private ImageBlend() {}

    /** {@code (1 - share) from + share to} for each byte, rounded; share in [0, 1]. */
    static Image of(Image from, Image to, double share) {
        if (share == 1 || from == to) {
            return to;
        }
        byte[] start = from.rgb(), end = to.rgb();
        var mixed = new byte[start.length];
        for (int i = 0; i < mixed.length; i++) {
            int a = start[i] & 0xff, b = end[i] & 0xff;
            mixed[i] = (byte) Math.round(a + share * (b - a));
        }
        return Image.of(from.width(), from.height(), mixed);
    }
}
