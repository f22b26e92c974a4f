package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;

/** Writes a file with the names and shapes of the published checkpoints, filled by the formula in golden/README.md. */
public final class FullSizeModel {

    private FullSizeModel() {}

    /** 172 tensors including the index buffer, as in {@code iqa.pth}. */
    public static Path write(Path file) throws IOException {
        var weights = new LinkedHashMap<String, Weight>();
        Layout.network(HiVitConfig.TINY).forEach((name, shape) -> weights.put(name, weight(name, shape)));
        weights.put("relative_position_index", index(HiVitConfig.TINY.grid()));
        Safetensors.write(file, new StateDict(weights, Map.of()));
        return file;
    }

    private static Weight weight(String name, long[] shape) {
        var values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        int phase = 0;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            phase += b;
        }
        double fan = (double) values.length / shape[0];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(name, i, phase % 97, fan);
        }
        return Weight.of(values, shape);
    }

    private static double value(String name, int i, int phase, double fan) {
        double wave = Math.sin(0.37 * i + phase);
        if (name.endsWith("norm.weight") || name.contains(".norm1.weight") || name.contains(".norm2.weight")) {
            return 1 + 0.1 * wave;
        }
        if (name.endsWith(".bias")) {
            return 0.05 * wave;
        }
        if (name.contains("relative_position_bias_table") || name.contains("pos_embed")) {
            return 0.2 * wave;
        }
        return 1.5 / Math.sqrt(fan) * Math.sin(0.37 * i * (1 + 0.001 * (i % 13)) + phase);
    }

    // query minus key, as in the published buffer
    private static Weight index(int grid) {
        int tokens = grid * grid, span = 2 * grid - 1;
        var index = new long[tokens * tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                int dy = query / grid - key / grid, dx = query % grid - key % grid;
                index[query * tokens + key] = (long) (dy + grid - 1) * span + dx + grid - 1;
            }
        }
        return Weight.of(index, tokens, tokens);
    }
}
