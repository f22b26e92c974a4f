package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.monitor.MetricsEntry;
import io.github.qptv2.monitor.MetricsLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A run of version 0.1: its checkpoint after 20 of 40 steps; and for comparison its log, weights and state after 40.
 */
final class LegacyRun {

    private static final double TOLERANCE = 1e-5; // other CPUs may use other kernels

    private final Path resources;
    private final Path out;

    /** Copies the run into a folder, to be resumed there. */
    LegacyRun(Path resources, Path out) throws IOException {
        this.resources = resources;
        this.out = out;
        try (var files = Files.walk(resources)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Path target = out.resolve(resources.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** The folder that holds the copy. */
    Path folder() {
        return out;
    }

    /** Compares losses, state and weights; bit for bit where the first loss has the same bits. */
    void assertSameEnd() throws IOException {
        List<Double> expected = losses(resources), losses = losses(out);
        assertThat(losses).hasSameSizeAs(expected).hasSize(40);
        for (int i = 20; i < 40; i++) {
            assertThat(losses.get(i)).as("loss of step " + (i + 1)).isCloseTo(expected.get(i), within(TOLERANCE));
        }
        var last = CheckpointFolder.read(out.resolve("step-000040"));
        assertSameState(last);
        var weights = Safetensors.read(resources.resolve("weights-40.safetensors"));
        var resumed = Safetensors.read(last.file("weights.safetensors"));
        assertThat(resumed.names()).isEqualTo(weights.names());
        for (String name : weights.names()) {
            assertThat(compared(name, resumed.get(name).toFloats()))
                    .as(name)
                    .usingComparatorWithPrecision((float) TOLERANCE)
                    .containsExactly(compared(name, weights.get(name).toFloats()));
        }
        if (losses.get(20).equals(expected.get(20))) { // so the CPU uses the same kernels
            assertThat(losses).isEqualTo(expected);
            assertSameBits(last);
        }
    }

    /**
     * The values that follow from the data. The bias of the keys, the second third of {@code qkv.bias}, adds the same
     * to all logits of a softmax, and the last bias the same to all scores of a correlation: their gradients are 0 but
     * for rounding, which AdamW scales to full steps.
     */
    private static float[] compared(String name, float[] values) {
        if (name.equals("quality_regressor.fc_cls.3.bias")) {
            return new float[values.length];
        }
        if (!name.endsWith("attn.qkv.bias")) {
            return values;
        }
        float[] rest = values.clone();
        Arrays.fill(rest, values.length / 3, values.length / 3 * 2, 0);
        return rest;
    }

    private void assertSameState(CheckpointFolder last) throws IOException {
        var expected = new HashMap<>(CheckpointFolder.state(resources.resolve("state-40.json")));
        var state = new HashMap<>(last.state());
        for (var entries : List.of(expected, state)) {
            entries.remove("code");
            entries.remove("degradation-sha256"); // depends on the names of operators
        }
        assertThat(state).isEqualTo(expected);
    }

    private void assertSameBits(CheckpointFolder last) throws IOException {
        String state = Files.readString(resources.resolve("state-40.json"));
        for (String file : List.of("weights", "optimizer", "averages")) {
            String name = file + ".safetensors";
            assertThat(state).contains("\"" + name + "\" : \"" + Sha256.of(last.file(name)) + "\"");
        }
    }

    private static List<Double> losses(Path folder) throws IOException {
        return MetricsLog.read(folder.resolve(MetricsLog.NAME)).stream()
                .map(MetricsEntry::values)
                .filter(values -> values.containsKey("loss"))
                .peek(LegacyRun::assertDataWait)
                .map(values -> values.getOrDefault("loss", Double.NaN))
                .toList();
    }

    /** Lines of version 0.1 call the share of time spent waiting for data by another name. */
    private static void assertDataWait(Map<String, Double> values) {
        assertThat(values.get("data-wait")).isBetween(0.0, 1.0);
        assertThat(values).doesNotContainKey("waiting");
    }
}
