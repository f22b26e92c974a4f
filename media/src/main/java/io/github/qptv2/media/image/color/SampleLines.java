package io.github.qptv2.media.image.color;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Decoded samples, row by row, before their meaning is applied. */
public interface SampleLines {

    int width();

    int height();

    /** Samples of a pixel. */
    int bands();

    /** Whether samples are in [0, 65535] instead of [0, 255]. */
    default boolean has16BitSamples() {
        return false;
    }

    /** Reads row {@code y}: {@code width * bands} samples, interleaved. */
    void read(int y, int[] samples);

    /** The samples of a raster of unsigned bytes or 16-bit words. */
    static SampleLines of(Raster raster) {
        return of(raster, raster.getDataBuffer().getDataType() != DataBuffer.TYPE_BYTE);
    }

    /** The samples of a raster, which has 8 bits a sample or 16 whatever the type of its words. */
    static SampleLines of(Raster raster, boolean has16BitSamples) {
        return new SampleLines() {
            @Override
            public int width() {
                return raster.getWidth();
            }

            @Override
            public int height() {
                return raster.getHeight();
            }

            @Override
            public int bands() {
                return raster.getNumBands();
            }

            @Override
            public boolean has16BitSamples() {
                return has16BitSamples;
            }

            @Override
            public void read(int y, int[] samples) {
                raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, samples);
            }
        };
    }
}
