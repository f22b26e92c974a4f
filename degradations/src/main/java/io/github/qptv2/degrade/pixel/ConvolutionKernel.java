package io.github.qptv2.degrade.pixel;

import java.util.Arrays;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.filter2D;

/** A convolution kernel of odd width and the same height. */
public final class ConvolutionKernel {

    private final int size;
    private final double[] weights;

    private ConvolutionKernel(int size, double[] weights) {
        this.size = size;
        this.weights = weights;
    }

    /**
     * Outer rings whose weights sum to less than this are trimmed; their effect is at most a quarter of a gray level.
     */
    private static final double NEGLIGIBLE = 1e-3;

    /** The weight of a kernel at a point relative to its center, up to a common factor. */
    @FunctionalInterface
    interface Profile {
        double at(double x, double y);
    }

    /** Samples a profile at pixel centers and normalizes the weights to a sum of 1. */
    static ConvolutionKernel of(int size, Profile profile) {
        var weights = new double[size * size];
        int reach = size / 2;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = profile.at(i % size - reach, Math.floorDiv(i, size) - reach);
        }
        return new ConvolutionKernel(size, weights).normalized();
    }

    private ConvolutionKernel normalized() {
        double sum = Arrays.stream(weights).sum();
        return new ConvolutionKernel(
                size, Arrays.stream(weights).map(w -> w / sum).toArray());
    }

    int size() {
        return size;
    }

    /** The weight in column x of row y, counted from the upper left corner. */
    double at(int x, int y) {
        return weights[y * size + x];
    }

    /** The kernel without negligible outer rings: the cost of filtering grows with the area. */
    public ConvolutionKernel trimmed() {
        int margin = 0;
        double lost = 0;
        while (margin < size / 2 && (lost += ring(margin)) < NEGLIGIBLE) {
            margin++;
        }
        int side = size - 2 * margin;
        var inner = new double[side * side];
        for (int y = 0; y < side; y++) {
            System.arraycopy(weights, (y + margin) * size + margin, inner, y * side, side);
        }
        return margin == 0 ? this : new ConvolutionKernel(side, inner).normalized();
    }

    private double ring(int margin) {
        double sum = 0;
        int last = size - 1 - margin;
        for (int i = margin; i <= last; i++) {
            sum += Math.abs(at(i, margin)) + Math.abs(at(i, last));
            if (i > margin && i < last) {
                sum += Math.abs(at(margin, i)) + Math.abs(at(last, i));
            }
        }
        return sum;
    }

    /** Filters the image in floats (8 bits would be rounded twice, and are slower), with a mirrored border. */
    public void filter(Canvas canvas) {
        Mat mat = mat(size, size, weights);
        canvas.drawFloat((from, to) -> filter2D(from, to, -1, mat, new Point(-1, -1), 0, BORDER_REFLECT_101));
    }

    /** A single-precision matrix of OpenCV, row by row. */
    public static Mat mat(int rows, int columns, double... values) {
        var mat = new Mat(rows, columns, CV_32F);
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        new FloatPointer(mat.data()).put(floats);
        return mat;
    }
}
