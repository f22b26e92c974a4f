package io.github.qptv2.scoring;

import io.github.qptv2.onnx.Precision;

/**
 * What an exported network is like.
 *
 * @param precision of its linear layers
 * @param preprocessing whether it takes decoded images of any size, in place of normalized crops
 */
public record ExportOptions(Precision precision, boolean preprocessing) {

    /** 32-bit floats, from normalized crops. */
    public static final ExportOptions DEFAULT = new ExportOptions(Precision.FP32, false);

    /** The same in another precision. */
    public ExportOptions withPrecision(Precision other) {
        return new ExportOptions(other, preprocessing);
    }

    /** The same from decoded images. */
    public ExportOptions withPreprocessing() {
        return new ExportOptions(precision, true);
    }
}
