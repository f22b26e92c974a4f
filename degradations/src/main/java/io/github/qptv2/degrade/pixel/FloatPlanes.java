package io.github.qptv2.degrade.pixel;

import java.util.function.DoubleUnaryOperator;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Applies functions to the values of float matrices in Java. */
public final class FloatPlanes {

    private FloatPlanes() {}

    /** Applies a function to all values. */
    public static void mapAll(Mat matrix, DoubleUnaryOperator function) {
        map(matrix, 0, 1, function);
    }

    /** Applies a function to the values of one channel. */
    public static void map(Mat matrix, int channel, DoubleUnaryOperator function) {
        map(matrix, channel, matrix.channels(), function);
    }

    private static void map(Mat matrix, int first, int step, DoubleUnaryOperator function) {
        var values = new float[matrix.rows() * matrix.cols() * matrix.channels()];
        try (var data = new FloatPointer(matrix.data())) {
            data.get(values);
            for (int i = first; i < values.length; i += step) {
                values[i] = (float) function.applyAsDouble(values[i]);
            }
            data.put(values);
        }
    }
}
