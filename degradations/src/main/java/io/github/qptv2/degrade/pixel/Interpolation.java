package io.github.qptv2.degrade.pixel;

import java.util.Locale;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LANCZOS4;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;

/** Interpolation of OpenCV's resize. Only AREA averages when reducing; the others alias. */
public enum Interpolation {
    /** The nearest pixel. */
    NEAREST(INTER_NEAREST),
    /** Linear between 2 x 2 pixels. */
    BILINEAR(INTER_LINEAR),
    /** Cubic between 4 x 4 pixels. */
    BICUBIC(INTER_CUBIC),
    /** Mean over the area of a target pixel; bilinear when enlarging. */
    AREA(INTER_AREA),
    /** A windowed sinc over 8 x 8 pixels. */
    LANCZOS(INTER_LANCZOS4);

    private final int code;

    Interpolation(int code) {
        this.code = code;
    }

    /** OpenCV's constant. */
    public int code() {
        return code;
    }

    /** Lower case, as in configurations. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
