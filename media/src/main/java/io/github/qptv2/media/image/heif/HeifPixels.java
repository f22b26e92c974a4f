package io.github.qptv2.media.image.heif;

import io.github.qptv2.media.image.color.SampleLines;

/**
 * Red, green and blue of all pixels.
 *
 * @param low samples of 8 bits, or empty
 * @param high samples of 16 bits, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // read only, within this module
public record HeifPixels(int width, int height, byte[] low, short[] high) implements SampleLines {

    @Override
    public int bands() {
        return 3;
    }

    @Override
    public boolean has16BitSamples() {
        return high.length > 0;
    }

    @Override
    public void read(int y, int[] samples) {
        int from = 3 * width * y;
        for (int i = 0; i < 3 * width; i++) {
            samples[i] = has16BitSamples() ? high[from + i] & 65535 : low[from + i] & 255;
        }
    }
}
