package io.github.qptv2.media.image.png;

import java.util.Arrays;

import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The chunk tRNS: the opacity of palette entries, or the one gray value or color that is transparent. A chunk of
 * another length than the color type demands is ignored.
 *
 * @param opacities of palette entries, in [0, 255]
 * @param key samples of the transparent color
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PngTransparency(int[] opacities, int[] key, int opaque) {

    private static final PngTransparency NONE = new PngTransparency(new int[0], new int[0], 255);

    /** @param entries of the palette */
    static PngTransparency read(RandomAccessBytes bytes, long body, long length, PngLayout layout, int entries) {
        int opaque = layout.bits() == 16 ? 65535 : 255;
        if (layout.colorType() == PngLayout.PALETTE && length > 0 && length <= entries) {
            var opacities = new int[(int) length];
            Arrays.setAll(opacities, i -> bytes.at(body + i));
            return new PngTransparency(opacities, new int[0], opaque);
        }
        boolean color = layout.colorType() == PngLayout.GRAY || layout.colorType() == PngLayout.RGB;
        if (!color || length != 2L * layout.samples()) {
            return NONE;
        }
        var key = new int[layout.samples()];
        Arrays.setAll(key, i -> bytes.u16(body + 2L * i, BIG_ENDIAN) & ((1 << layout.bits()) - 1));
        return new PngTransparency(new int[0], key, opaque);
    }

    static PngTransparency none() {
        return NONE;
    }

    boolean isPresent() {
        return opacities.length + key.length > 0;
    }

    /** The opacity of a pixel by its stored samples. */
    int opacity(int[] samples) {
        if (opacities.length > 0) {
            return samples[0] < opacities.length ? opacities[samples[0]] : opaque;
        }
        return Arrays.equals(samples, key) ? 0 : opaque;
    }
}
