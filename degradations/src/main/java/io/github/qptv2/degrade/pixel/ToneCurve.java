package io.github.qptv2.degrade.pixel;

import java.util.function.DoubleUnaryOperator;

import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.LUT;

/** A lookup table of 256 values, the same for all channels. */
public final class ToneCurve {

    private final byte[] table = new byte[256];

    private ToneCurve() {}

    /** Samples a function of values in [0, 1]; results are rounded and clipped. */
    public static ToneCurve of(DoubleUnaryOperator function) {
        var curve = new ToneCurve();
        for (int i = 0; i < 256; i++) {
            double value = Math.rint(255 * function.applyAsDouble(i / 255.0));
            curve.table[i] = (byte) (int) Math.max(0, Math.min(255, value));
        }
        return curve;
    }

    /** Maps all values of the canvas. */
    public void apply(Canvas canvas) {
        var mat = new Mat(1, 256, CV_8UC1);
        mat.data().put(table);
        canvas.draw((from, to) -> LUT(from, mat, to));
    }
}
