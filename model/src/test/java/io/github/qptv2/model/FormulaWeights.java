package io.github.qptv2.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;

/** Weights and images by the formula in golden/README.md, so that a full-size network needs no file. */
final class FormulaWeights {

    private FormulaWeights() {}

    static StateDict of(Map<String, long[]> shapes) {
        var weights = new LinkedHashMap<String, Weight>();
        shapes.forEach((name, shape) -> weights.put(name, Weight.of(values(name, shape), shape)));
        return StateDict.of(weights);
    }

    private static float[] values(String name, long[] shape) {
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        int phase = 0;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            phase = (phase + b) % 97;
        }
        var values = new float[count];
        double fan = (double) count / shape[0];
        for (int i = 0; i < count; i++) {
            values[i] = (float) value(name, i, phase, fan);
        }
        return values;
    }

    private static double value(String name, int i, int phase, double fan) {
        if (name.endsWith("norm.weight") || name.contains(".norm1.weight") || name.contains(".norm2.weight")) {
            return 1 + 0.1 * Math.sin(0.37 * i + phase);
        }
        if (name.endsWith(".bias")) {
            return 0.05 * Math.sin(0.37 * i + phase);
        }
        if (name.contains("relative_position_bias_table")
                || name.contains("pos_embed")
                || name.contains("mask_token")) {
            return 0.2 * Math.sin(0.37 * i + phase);
        }
        return 1.5 / Math.sqrt(fan) * Math.sin(0.37 * i * (1 + 0.001 * (i % 13)) + phase);
    }

    /** Pixels of the two images, (2, 3, side, side). */
    static float[] images(int side) {
        var pixels = new float[2 * 3 * side * side];
        int at = 0;
        for (int b = 0; b < 2; b++) {
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < side; y++) {
                    for (int x = 0; x < side; x++) {
                        pixels[at++] = (float) (Math.sin(0.11 * x + 0.07 * y * (1 + c) + b)
                                + 0.5 * Math.cos(0.31 * x * (1 + 0.1 * c) - 0.23 * y + 2 * b));
                    }
                }
            }
        }
        return pixels;
    }
}
