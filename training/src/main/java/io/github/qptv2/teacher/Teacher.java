package io.github.qptv2.teacher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.onnx.Port;

/** A frozen ONNX network that computes features of one crop. Thread-safe. */
public final class Teacher implements AutoCloseable {

    private static final int IMAGE_RANK = 4, MAP_RANK = 4, VECTOR_RANK = 2;

    private final TeacherConfig config;
    private final OnnxSession session;
    private final Port input;

    private Teacher(TeacherConfig config, OnnxSession session) {
        this.config = config;
        this.session = session;
        if (session.inputs().size() != 1 || session.inputs().get(0).rank() != IMAGE_RANK) {
            throw error("must have one input (n, 3, h, w), got " + session.inputs());
        }
        input = session.inputs().get(0);
        config.outputs().keySet().forEach(this::port);
    }

    /**
     * Loads a network.
     *
     * @throws TeacherException if it cannot be loaded, or lacks a configured output
     */
    public static Teacher open(TeacherConfig config) {
        try {
            var session = OnnxSession.open(Path.of(config.file()), OnnxOptions.SINGLE_THREADED);
            try {
                return new Teacher(config, session);
            } catch (TeacherException e) {
                session.close();
                throw e;
            }
        } catch (OnnxException e) {
            throw new TeacherException("teacher " + e.getMessage(), e);
        }
    }

    TeacherConfig config() {
        return config;
    }

    /** Names of the outputs, in the order of the configuration. */
    List<String> outputs() {
        return List.copyOf(config.outputs().keySet());
    }

    /** Number of principal components of an output. */
    int components(String output) {
        return config.outputs().getOrDefault(output, 0);
    }

    /** Whether an output is a feature map, not a vector of the whole crop. */
    boolean isMap(String output) {
        return port(output).rank() == MAP_RANK;
    }

    /** Side of the network's input for a crop of {@code crop} pixels. */
    int inputSize(int crop) {
        return config.size() > 0 ? config.size() : crop;
    }

    /** Whether the size of the network's input is dynamic. */
    boolean takesAnySize() {
        return input.shape()[2] < 0 && input.shape()[3] < 0;
    }

    private Port port(String output) {
        return session.outputs().stream()
                .filter(port -> port.name().equals(output))
                .filter(port -> port.rank() == MAP_RANK || port.rank() == VECTOR_RANK)
                .findFirst()
                .orElseThrow(() -> error(
                        "must have an output %s (n, c, h, w) or (n, c), got %s".formatted(output, session.outputs())));
    }

    private TeacherException error(String rule) {
        return new TeacherException("teacher " + config.file() + " " + rule);
    }

    /**
     * Features of one crop, all finite.
     *
     * @throws TeacherException if the network fails, or a feature is not finite
     */
    TeacherFeatures features(Image crop) {
        int size = inputSize(crop.width());
        Image sized = size == crop.width() ? crop : Resize.resize(crop, size, size, ResizeFilter.BICUBIC);
        return features(pixels(sized), size);
    }

    /** {@link #features(Image)} of standardized pixels (3, size, size). */
    TeacherFeatures features(float[] pixels, int size) {
        try {
            int batch = (int) Math.max(1, input.shape()[0]);
            var all = repeated(pixels, batch);
            var given = session.run(
                    Map.of(input.name(), new FloatArray(all, batch, 3, size, size)),
                    config.outputs().keySet());
            given.replaceAll((name, features) -> first(name, features));
            return new TeacherFeatures(given);
        } catch (OnnxException e) {
            throw error("cannot be run on %d x %d pixels: %s".formatted(size, size, e.getMessage()));
        }
    }

    private float[] pixels(Image image) {
        int area = image.width() * image.height();
        var planes = new float[3 * area];
        byte[] rgb = image.rgb();
        for (int color = 0; color < 3; color++) {
            float mean = config.mean(color), scale = 1 / config.deviation(color);
            for (int i = 0, from = color, to = color * area; i < area; i++, from += 3, to++) {
                planes[to] = ((rgb[from] & 255) - mean) * scale;
            }
        }
        return planes;
    }

    /** For a network with a fixed batch size, the batch is filled with copies of the crop. */
    private static float[] repeated(float[] pixels, int times) {
        if (times == 1) {
            return pixels;
        }
        var all = new float[times * pixels.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(pixels, 0, all, i * pixels.length, pixels.length);
        }
        return all;
    }

    private FloatArray first(String name, FloatArray features) {
        long[] shape = features.shape();
        if (shape.length != port(name).rank() || shape[0] < 1) {
            throw error("must have output %s of rank %d, got %s"
                    .formatted(name, port(name).rank(), Arrays.toString(shape)));
        }
        int length = (int) (features.values().length / shape[0]);
        float[] one = shape[0] == 1 ? features.values() : Arrays.copyOf(features.values(), length);
        for (float value : one) {
            if (!Float.isFinite(value)) {
                throw error("computes " + value + " in " + name + "; check mean and deviation of its input");
            }
        }
        return new FloatArray(one, Arrays.copyOfRange(shape, 1, shape.length));
    }

    @Override
    public void close() {
        session.close();
    }
}
