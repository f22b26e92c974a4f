package io.github.qptv2.teacher;

import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import org.jspecify.annotations.Nullable;

/** Names in a checkpoint of the statistics of one teacher's output. */
record StatisticsKeys(int teacher, String output) {

    private String of(String what) {
        return "teacher." + teacher + "." + output + "." + what;
    }

    void put(Map<String, Weight> weights, ChannelProjection projection) {
        int rows = projection.components(), channels = projection.mean().length;
        var flat = new float[rows * channels];
        for (int k = 0; k < rows; k++) {
            System.arraycopy(projection.rows()[k], 0, flat, k * channels, channels);
        }
        weights.put(of("mean"), Weight.of(projection.mean(), channels));
        weights.put(of("components"), Weight.of(flat, rows, channels));
    }

    void put(Map<String, Weight> weights, @Nullable CellPlacement placement) {
        if (placement != null) {
            float[] values = {(float) placement.stride(), (float) placement.firstX(), (float) placement.firstY()};
            weights.put(of("placement"), Weight.of(values, values.length));
        }
    }

    ChannelProjection projection(StateDict measured) {
        float[] mean = floats(measured, "mean"), flat = floats(measured, "components");
        var rows = new float[flat.length / mean.length][mean.length];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(flat, k * mean.length, rows[k], 0, mean.length);
        }
        return new ChannelProjection(mean, rows);
    }

    CellPlacement placement(StateDict measured) {
        float[] values = floats(measured, "placement");
        return new CellPlacement(values[0], values[1], values[2]);
    }

    private float[] floats(StateDict measured, String what) {
        return measured.find(of(what))
                .orElseThrow(() -> new IllegalArgumentException("statistics of teachers must hold " + of(what)))
                .toFloats();
    }
}
