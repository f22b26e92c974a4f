package io.github.qptv2.media.image;

import io.github.qptv2.media.image.color.IccProfile;
import io.github.qptv2.media.image.color.RowBlock;
import io.github.qptv2.media.image.color.SrgbConverter;
import io.github.qptv2.media.image.color.StoredRows;

/** Converts stored rows to sRGB, composited over white, block by block. */
final class SrgbRows {

    private static final int STRIP_PIXELS = 1 << 18;

    private SrgbRows() {}

    /** Receives one row: red, green, blue from index {@code from}. */
    @FunctionalInterface
    interface Target {
        void put(int row, byte[] pixels, int from);
    }

    static void convert(StoredRows rows, byte[] profile, Target target) {
        int width = rows.width(), height = rows.height();
        var srgb = new SrgbConverter(IccProfile.of(profile, rows.samples().inks()));
        int stripRows = Math.min(height, Math.max(1, STRIP_PIXELS / width));
        for (int top = 0; top < height; top += stripRows) {
            RowBlock strip = RowBlock.allocate(width, stripRows, rows.samples());
            rows.read(top, strip);
            byte[] rgb = srgb.convert(strip);
            for (int y = 0; y < Math.min(stripRows, height - top); y++) {
                target.put(top + y, rgb, 3 * width * y);
            }
        }
    }
}
