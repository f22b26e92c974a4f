package io.github.qptv2.degrade.pixel;

import java.util.Arrays;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_core.magnitude;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.Sobel;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

/** Smoothed gradient magnitude (Sobel) of an image, scaled to [0, 1]. */
public final class EdgeMap {

    private static final double SMOOTHING = 4;

    /** Share of the values clipped at either end, so that a single strong edge does not dominate the scale. */
    private static final double TAIL = 0.01;

    private EdgeMap() {}

    /** Blends the green channel with a copy shifted by (x, y) pixels, weighted by the map. */
    public static void blendShiftedGreen(Mat from, Mat to, double x, double y) {
        Mat map = map(from);
        var green = new Mat();
        extractChannel(from, green, 1);
        var moved = new Mat();
        Mat by = ConvolutionKernel.mat(2, 3, 1, 0, x, 0, 1, y);
        warpAffine(green, moved, by, green.size(), INTER_LINEAR, BORDER_REPLICATE, Scalar.all(0));
        subtract(moved, green, moved);
        multiply(moved, map, moved);
        add(green, moved, green);
        from.copyTo(to);
        insertChannel(green, to, 1);
    }

    private static Mat map(Mat image) {
        var gray = new Mat();
        var dx = new Mat();
        var dy = new Mat();
        cvtColor(image, gray, COLOR_RGB2GRAY);
        Sobel(gray, dx, CV_32F, 1, 0);
        Sobel(gray, dy, CV_32F, 0, 1);
        magnitude(dx, dy, dx);
        GaussianBlur(dx, dx, new Size(0, 0), SMOOTHING);
        stretch(dx);
        return dx;
    }

    private static void stretch(Mat map) {
        var values = new float[map.rows() * map.cols()];
        new FloatPointer(map.data()).get(values);
        Arrays.sort(values);
        int tail = (int) (TAIL * values.length);
        float low = values[tail], high = values[values.length - 1 - tail];
        float range = Math.max(high - low, Float.MIN_NORMAL);
        FloatPlanes.mapAll(map, value -> Math.max(0, Math.min(1, (value - low) / range)));
    }
}
