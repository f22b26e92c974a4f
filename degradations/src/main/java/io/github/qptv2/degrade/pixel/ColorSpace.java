package io.github.qptv2.degrade.pixel;

import java.util.Locale;

import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_HSV2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_Lab2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2HSV;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2Lab;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2YCrCb;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

/**
 * A color space and the ranges of its channels, in floats:
 *
 * <ul>
 *   <li>HSV: hue in turns [0, 1), saturation and value [0, 1];
 *   <li>LAB: CIE lightness [0, 1], a and b over 128, about [-1, 1], from sRGB under D65;
 *   <li>YCBCR: luma [0, 1], blue and red difference [-0.5, 0.5] (ITU-R BT.601, full range);
 *   <li>GRAY: luma [0, 1], three times.
 * </ul>
 */
public enum ColorSpace {
    /** Hue, saturation, value. */
    HSV {
        @Override
        public void from(Mat rgb, Mat channels) {
            cvtColor(rgb, channels, COLOR_RGB2HSV);
        }

        @Override
        public void to(Mat channels, Mat rgb) {
            cvtColor(channels, rgb, COLOR_HSV2RGB);
        }
    },
    /** CIE L*a*b*. */
    LAB {
        @Override
        public void from(Mat rgb, Mat channels) {
            cvtColor(rgb, channels, COLOR_RGB2Lab);
        }

        @Override
        public void to(Mat channels, Mat rgb) {
            cvtColor(channels, rgb, COLOR_Lab2RGB);
        }
    },
    /** Luma and color differences; OpenCV stores them as Y, Cr, Cb with 0.5 for neutral. */
    YCBCR {
        @Override
        public void from(Mat rgb, Mat channels) {
            cvtColor(rgb, channels, COLOR_RGB2YCrCb);
        }

        @Override
        public void to(Mat channels, Mat rgb) {
            cvtColor(channels, rgb, COLOR_YCrCb2RGB);
        }
    },
    /** Luma alone. */
    GRAY {
        @Override
        public void from(Mat rgb, Mat channels) {
            var luma = new Mat();
            cvtColor(rgb, luma, COLOR_RGB2GRAY);
            cvtColor(luma, channels, COLOR_GRAY2RGB);
        }

        @Override
        public void to(Mat channels, Mat rgb) {
            channels.copyTo(rgb);
        }
    };

    /** Converts float RGB of 0..1 to this space, in OpenCV's ranges and channel order. */
    public abstract void from(Mat rgb, Mat channels);

    /** The inverse of {@link #from}. */
    public abstract void to(Mat channels, Mat rgb);

    /** Factor from OpenCV's value of a channel to the ranges above. */
    public double scale(int channel) {
        return switch (this) {
            case HSV -> channel == 0 ? 1 / 360.0 : 1;
            case LAB -> channel == 0 ? 1 / 100.0 : 1 / 128.0;
            case YCBCR, GRAY -> 1;
        };
    }

    /** OpenCV's value of a channel for a neutral color. */
    public double neutral(int channel) {
        return this == YCBCR && channel > 0 ? 0.5 : 0;
    }

    /** Index of a channel in OpenCV's order. */
    public int position(int channel) {
        return this == YCBCR && channel > 0 ? 3 - channel : channel;
    }

    /** Lower case, as in configurations. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
