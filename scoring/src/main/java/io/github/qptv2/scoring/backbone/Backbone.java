package io.github.qptv2.scoring.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxFile;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.onnx.Port;

/**
 * A frozen network that computes feature vectors of images.
 *
 * <pre>{@code
 * var spec = BackboneSpec.of("lite2", InputScaling.parse("efficientnet-lite"));
 * try (var backbone = Backbone.open(Files.readAllBytes(file), spec, OnnxOptions.SINGLE_THREADED)) {
 *     float[] features = backbone.features(image, ImageView.parse("native:512")); // (D)
 * }
 * }</pre>
 *
 * <p>Threads may share a backbone.
 *
 * @since 0.1
 */
public final class Backbone implements AutoCloseable {

    private static final int IMAGE_RANK = 4, COLORS = 3;
    private static final String FLOAT = "FLOAT";

    private final BackboneSpec spec;
    private final OnnxSession session;
    private final Port input;
    private final List<String> outputs;
    private final float[][] scaled = new float[COLORS][256];

    private Backbone(BackboneSpec spec, OnnxSession session) throws OnnxException {
        this.spec = spec;
        this.session = session;
        input = input(session);
        outputs = outputs(session, spec);
        for (int color = 0; color < COLORS; color++) {
            for (int value = 0; value < 256; value++) {
                scaled[color][value] = spec.scaling().of(value, color);
            }
        }
    }

    /**
     * Loads a network.
     *
     * @throws OnnxException if it cannot be run, has its weights in another file, does not take one image of three
     *     channels, or lacks an output
     */
    public static Backbone open(byte[] network, BackboneSpec spec, OnnxOptions options) throws OnnxException {
        OnnxFile.requireSelfContained(network);
        var session = OnnxSession.open(network, options);
        try {
            return new Backbone(spec, session);
        } catch (OnnxException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static Port input(OnnxSession session) throws OnnxException {
        var inputs = session.inputs();
        if (inputs.size() == 1) {
            Port input = inputs.get(0);
            long[] shape = input.shape();
            boolean image = shape.length == IMAGE_RANK && (shape[1] == COLORS || shape[IMAGE_RANK - 1] == COLORS);
            if (image && shape[0] <= 1 && input.type().equals(FLOAT)) {
                return input;
            }
        }
        throw new OnnxException(
                "must have one input of 32-bit floats, (1, 3, h, w) or (1, h, w, 3), where 1, h and w may be free; got "
                        + inputs);
    }

    private static List<String> outputs(OnnxSession session, BackboneSpec spec) throws OnnxException {
        var poolable = session.outputs().stream()
                .filter(port ->
                        FeaturePooling.isPoolable(port.rank()) && port.type().equals(FLOAT))
                .map(Port::name)
                .toList();
        Optional<String> missing =
                spec.outputs().stream().filter(name -> !poolable.contains(name)).findFirst();
        if (missing.isPresent() || poolable.isEmpty()) {
            throw new OnnxException("must have outputs of 32-bit floats (1, C), (1, N, C), (1, C, h, w) or (1, h, w, C)"
                    + missing.map(name -> " and one of them named " + name).orElse("") + "; got " + session.outputs());
        }
        return spec.outputs().isEmpty() ? poolable : spec.outputs();
    }

    /** Input scaling and outputs. */
    public BackboneSpec spec() {
        return spec;
    }

    /** Names of the used outputs, in the order of their features. */
    public List<String> outputs() {
        return outputs;
    }

    /** Whether the network takes inputs of any size. */
    private boolean isFree() {
        return height() < 0 && width() < 0;
    }

    private long height() {
        return input.shape()[channelsLast() ? 1 : 2];
    }

    private long width() {
        return input.shape()[channelsLast() ? 2 : 3];
    }

    private boolean channelsLast() {
        return input.shape()[1] != COLORS;
    }

    /**
     * Checks that the network can take the windows of a view.
     *
     * @throws OnnxException if the network takes one size only and the view has others
     */
    public void requireFits(ImageView view) throws OnnxException {
        if (!isFree() && !view.gives(height(), width())) {
            throw new OnnxException("takes %s pixels alone; give it center:%s or crops:%s:ACROSS, got %s"
                    .formatted(size(), side(), side(), view));
        }
    }

    private String size() {
        return side(width()) + "x" + side(height());
    }

    private String side() {
        return side(height());
    }

    private static String side(long length) {
        return length < 0 ? "?" : Long.toString(length);
    }

    /**
     * Features of an image, (D): for each output its {@linkplain FeaturePooling pooled} channels, averaged over the
     * windows of the view.
     *
     * @throws OnnxException if the network fails, or gives values that are not finite
     */
    public float[] features(Image image, ImageView view) throws OnnxException {
        return joined(features(view.of(image), outputs));
    }

    /**
     * As {@link #features(Image, ImageView)}, for some outputs, one by one.
     *
     * @param windows of one view, at least one
     * @param wanted names of {@link #outputs}
     */
    public List<float[]> features(List<Image> windows, List<String> wanted) throws OnnxException {
        var sums = new ArrayList<float[]>();
        for (Image window : windows) {
            var found = session.run(Map.of(input.name(), pixels(enlarged(window))), wanted);
            for (int i = 0; i < wanted.size(); i++) {
                float[] next = pooled(wanted.get(i), found);
                if (sums.size() == i) {
                    sums.add(new float[next.length]);
                }
                add(sums.get(i), next, windows.size());
            }
        }
        return sums;
    }

    private static void add(float[] sum, float[] next, int count) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += next[i] / count;
        }
    }

    /** Concatenates vectors. */
    public static float[] joined(List<float[]> parts) {
        var joined = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private float[] pooled(String output, Map<String, FloatArray> found) throws OnnxException {
        float[] pooled;
        try {
            pooled = FeaturePooling.of(found.getOrDefault(output, new FloatArray(new float[0], 0)), channelsLast());
        } catch (IllegalArgumentException e) {
            throw new OnnxException("output " + output + ": " + e.getMessage());
        }
        for (float value : pooled) {
            if (!Float.isFinite(value)) {
                throw new OnnxException("output %s must be finite, got %s".formatted(output, value));
            }
        }
        return pooled;
    }

    private Image enlarged(Image window) {
        int shorter = Math.min(window.width(), window.height());
        return isFree() && shorter < spec.minSide()
                ? ImageWindow.scaled(window, (double) spec.minSide() / shorter)
                : window;
    }

    private FloatArray pixels(Image image) {
        int places = image.width() * image.height();
        byte[] rgb = image.rgb();
        boolean last = channelsLast();
        var values = new float[COLORS * places];
        for (int color = 0; color < COLORS; color++) {
            int channel = spec.bgr() ? COLORS - 1 - color : color;
            int step = last ? COLORS : 1;
            for (int i = 0, to = last ? channel : channel * places; i < places; i++, to += step) {
                values[to] = scaled[color][rgb[COLORS * i + color] & 255];
            }
        }
        return last
                ? new FloatArray(values, 1, image.height(), image.width(), COLORS)
                : new FloatArray(values, 1, COLORS, image.height(), image.width());
    }

    /** Frees the network. */
    @Override
    public void close() {
        session.close();
    }
}
