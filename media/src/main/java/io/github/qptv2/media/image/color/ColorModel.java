package io.github.qptv2.media.image.color;

/** What the color samples of a stored pixel mean. */
public enum ColorModel {
    GRAY(1),
    RGB(3),
    /** 0 is no ink, as in print. */
    CMYK(4);

    private final int bands;

    ColorModel(int bands) {
        this.bands = bands;
    }

    public int bands() {
        return bands;
    }
}
