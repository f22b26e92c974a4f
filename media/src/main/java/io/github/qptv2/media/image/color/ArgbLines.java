package io.github.qptv2.media.image.color;

/** Rows of colors 0xAARRGGBB, whose samples are red, green, blue and straight alpha. */
public interface ArgbLines extends SampleLines {

    /** The colors of row {@code y}. */
    int[] colors(int y);

    @Override
    default int bands() {
        return 4;
    }

    @Override
    default void read(int y, int[] samples) {
        int to = 0;
        for (int color : colors(y)) {
            samples[to++] = color >> 16 & 255;
            samples[to++] = color >> 8 & 255;
            samples[to++] = color & 255;
            samples[to++] = color >>> 24;
        }
    }
}
