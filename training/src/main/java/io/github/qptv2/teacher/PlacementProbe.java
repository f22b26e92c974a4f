package io.github.qptv2.teacher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.qptv2.onnx.FloatArray;

/**
 * Measures the centers of the cells of a network's feature maps. The stride of a map is the number of pixels by which
 * the input must grow for one more cell. The center of the first cell follows from the centroid of the map's response
 * to small changes of the input, away from its borders. Neither depends on knowledge of kernels, strides and paddings.
 */
final class PlacementProbe {

    /** A multiple of all strides, so that a larger input has its cells in the same phase. */
    private static final int STEP = 128;

    private static final int PATCH = 4, ROUNDS = 6, SPOTS = 5;
    private static final float CHANGE = 0.5f;
    private static final double MARGIN = 0.3;

    private final Teacher teacher;
    private final int input;

    /** For a network with an input of {@code input} x {@code input} pixels. */
    PlacementProbe(Teacher teacher, int input) {
        this.teacher = teacher;
        this.input = input;
    }

    /** Placement of each map, by output. */
    Map<String, CellPlacement> measure() {
        int size = teacher.takesAnySize() ? input + 2 * STEP : input;
        var strides = strides(size);
        var sums = new LinkedHashMap<String, double[]>();
        var random = new SplittableRandom(1);
        int spots = 0;
        for (int round = 0; round < ROUNDS; round++) {
            float[] base = noise(size, random);
            var before = teacher.features(base, size);
            for (int i = 0; i < SPOTS * SPOTS; i++, spots++) {
                int x = spot(size, i % SPOTS, random), y = spot(size, i / SPOTS, random);
                var after = teacher.features(changed(base, size, x, y), size);
                strides.forEach((name, stride) -> {
                    double[] centroid = centroid(before.of(name), after.of(name));
                    double[] sum = sums.computeIfAbsent(name, key -> new double[2]);
                    sum[0] += x + PATCH / 2.0 - stride * centroid[0];
                    sum[1] += y + PATCH / 2.0 - stride * centroid[1];
                });
            }
        }
        return placements(strides, sums, spots);
    }

    private static Map<String, CellPlacement> placements(
            Map<String, Double> strides, Map<String, double[]> sums, int spots) {
        var found = new LinkedHashMap<String, CellPlacement>();
        strides.forEach((name, stride) -> {
            double[] sum = sums.getOrDefault(name, new double[2]);
            found.put(name, new CellPlacement(stride, sum[0] / spots, sum[1] / spots));
        });
        return found;
    }

    private Map<String, Double> strides(int size) {
        var strides = new LinkedHashMap<String, Double>();
        var small = teacher.features(new float[3 * input * input], input);
        var large = size == input ? small : teacher.features(new float[3 * size * size], size);
        for (String name : teacher.outputs()) {
            if (teacher.isMap(name)) {
                long few = small.shape(name)[2], many = large.shape(name)[2];
                strides.put(name, many > few ? (double) (size - input) / (many - few) : (double) input / few);
            }
        }
        return strides;
    }

    /** One of the spots between 0.3 and 0.7 of a side, with random jitter. */
    private static int spot(int size, int at, SplittableRandom random) {
        double share = MARGIN + (1 - 2 * MARGIN) * (at + random.nextDouble()) / SPOTS;
        return (int) Math.round(share * size) - PATCH / 2;
    }

    /** Random gray blocks of 8 x 8 pixels. */
    private static float[] noise(int size, SplittableRandom random) {
        int block = 8, blocks = (size + block - 1) / block;
        var grays = new float[3 * blocks * blocks];
        for (int i = 0; i < grays.length; i++) {
            grays[i] = (float) random.nextDouble() - 0.5f;
        }
        var pixels = new float[3 * size * size];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % size, y = i / size % size, color = i / (size * size);
            pixels[i] = grays[(color * blocks + y / block) * blocks + x / block];
        }
        return pixels;
    }

    private static float[] changed(float[] base, int size, int x, int y) {
        float[] pixels = base.clone();
        for (int color = 0; color < 3; color++) {
            for (int i = 0; i < PATCH * PATCH; i++) {
                pixels[(color * size + y + i / PATCH) * size + x + i % PATCH] += CHANGE;
            }
        }
        return pixels;
    }

    /** Column and row of the centroid of the squared change. */
    private static double[] centroid(FloatArray before, FloatArray after) {
        int height = (int) before.shape()[1], width = (int) before.shape()[2];
        double x = 0, y = 0, sum = 0;
        for (int i = 0; i < before.values().length; i++) {
            double change = after.values()[i] - before.values()[i], energy = change * change;
            sum += energy;
            x += energy * (i % width);
            y += energy * (i / width % height);
        }
        return sum > 0 ? new double[] {x / sum, y / sum} : new double[] {(width - 1) / 2.0, (height - 1) / 2.0};
    }
}
