package io.github.qptv2.media.image;

/** What the colour samples of a stored pixel mean. */
enum Inks {
    GREY(1),
    RGB(3),
    /** 0 is no ink, as in print. */
    CMYK(4);

    private final int bands;

    Inks(int bands) {
        this.bands = bands;
    }

    int bands() {
        return bands;
    }
}
