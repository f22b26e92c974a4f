package io.github.qptv2.degrade.pixel;

import java.util.Locale;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LANCZOS4;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;

/** How resizing reads between pixels. Only AREA averages when it reduces; the others alias, as careless tools do. */
public enum Interpolation {
    /** The nearest pixel. */
    NEAREST(INTER_NEAREST),
    /** Straight lines between 2 x 2 pixels. */
    BILINEAR(INTER_LINEAR),
    /** A cubic through 4 x 4 pixels. */
    BICUBIC(INTER_CUBIC),
    /** The mean of the area a pixel stands for; bilinear where it enlarges. */
    AREA(INTER_AREA),
    /** A windowed sinc over 8 x 8 pixels. */
    LANCZOS(INTER_LANCZOS4);

    private final int code;

    Interpolation(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Lower case, as in text and files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
