package io.github.qptv2.scoring.export;

import io.github.qptv2.onnx.Precision;

/**
 * Precision and inputs of an exported network.
 *
 * @param precision of its linear layers
 * @param preprocessing whether it takes decoded images of any size instead of normalized crops
 * @since 0.1
 */
public record ExportOptions(Precision precision, boolean preprocessing) {

    /** 32-bit floats, normalized crops as input. */
    public static final ExportOptions DEFAULT = new ExportOptions(Precision.FP32, false);

    /** The same in another precision. */
    public ExportOptions withPrecision(Precision other) {
        return new ExportOptions(other, preprocessing);
    }

    /** The same with decoded images as input. */
    public ExportOptions withPreprocessing() {
        return new ExportOptions(precision, true);
    }
}
