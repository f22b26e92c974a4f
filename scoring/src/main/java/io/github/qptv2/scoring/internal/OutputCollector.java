package io.github.qptv2.scoring.internal;

import java.util.Arrays;

import io.github.qptv2.onnx.FloatArray;

/** Collects the outputs of several passes of a network, crop after crop. */
final class OutputCollector {

    private final int max;
    private float[] values = {};
    private int size;

    /** Of {@code max} crops at most. */
    OutputCollector(int max) {
        this.max = max;
    }

    /** Adds a pass of {@code count} crops: of each crop the values of each output, one output after the other. */
    void add(FloatArray[] outputs, int count) {
        int perCrop = 0;
        for (var output : outputs) {
            perCrop += output.values().length / count;
        }
        if (size == 0) {
            values = new float[max * perCrop];
        }
        for (int crop = 0; crop < count; crop++) {
            for (var output : outputs) {
                int length = output.values().length / count;
                System.arraycopy(output.values(), crop * length, values, size, length);
                size += length;
            }
        }
    }

    /** All outputs so far. */
    float[] values() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
