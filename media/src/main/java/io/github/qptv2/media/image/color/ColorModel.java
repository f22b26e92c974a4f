package io.github.qptv2.media.image.color;

/** The meaning of the color samples of a stored pixel. */
public enum ColorModel {
    GRAY(1),
    RGB(3),
    /** 0 is no ink, as in print. */
    CMYK(4);

    private final int bands;

    ColorModel(int bands) {
        this.bands = bands;
    }

    /** Number of color samples of a pixel. */
    public int bands() {
        return bands;
    }
}
