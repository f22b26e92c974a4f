package io.github.qptv2.degrade;

import io.github.qptv2.degrade.pixel.Canvas;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RNG;
import org.bytedeco.opencv.opencv_core.Scalar;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

/** Random offsets of pixels, (x, y) in pixels, and remapping by them. */
final class PixelOffsets {

    private PixelOffsets() {}

    static Mat uniform(Canvas canvas, double reach) {
        return filled(canvas, RNG.UNIFORM, -reach, reach);
    }

    static Mat normal(Canvas canvas, double deviation) {
        return filled(canvas, RNG.NORMAL, 0, deviation);
    }

    private static Mat filled(Canvas canvas, int distribution, double first, double second) {
        var offsets = new Mat(canvas.pixels().rows(), canvas.pixels().cols(), CV_32FC2);
        canvas.random().fill(offsets, distribution, first, second);
        return offsets;
    }

    static void move(Mat from, Mat to, Mat offsets, int filter) {
        var places = new Mat();
        add(offsets, places(from.cols(), from.rows()), places);
        remap(from, to, places, new Mat(), filter, BORDER_REFLECT_101, Scalar.all(0));
    }

    private static Mat places(int columns, int rows) {
        var xy = new float[2 * columns * rows];
        for (int y = 0, i = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                xy[i++] = x;
                xy[i++] = y;
            }
        }
        var places = new Mat(rows, columns, CV_32FC2);
        new FloatPointer(places.data()).put(xy);
        return places;
    }
}
