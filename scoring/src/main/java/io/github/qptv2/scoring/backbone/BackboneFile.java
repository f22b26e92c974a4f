package io.github.qptv2.scoring.backbone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.onnx.OnnxException;

/**
 * Encodes a {@link BackboneModel} as a safetensors file: arrays as tensors, the networks' ONNX files as tensors of
 * bytes, everything else as metadata. Reading it creates arrays only. A SHA-256 over tensors and metadata detects
 * corruption.
 *
 * @since 0.1
 */
public final class BackboneFile {

    /** Number of this layout; a higher one in a file is refused. */
    static final int VERSION = 1;

    private static final String PREFIX = "qpt.backbone.";
    private static final String FORMAT = PREFIX + "format";
    private static final String CHECKSUM = PREFIX + "sha256";

    /** A network that is not in the file: its name, and the SHA-256 of the checkpoint that it was converted from. */
    private static final String IMPORT = "import", SOURCE = "import-sha256";

    private final StateDict file;

    private BackboneFile(StateDict file) {
        this.file = file;
    }

    /** Whether a checkpoint's metadata marks it as such a file. */
    public static boolean isPresent(StateDict file) {
        return isPresent(file.metadata());
    }

    /** Whether metadata is that of such a file. */
    public static boolean isPresent(Map<String, String> metadata) {
        return metadata.containsKey(FORMAT);
    }

    /** Names of the networks of such a file, whether they are in it or not. */
    public static List<String> networks(StateDict file) {
        var names = new ArrayList<String>();
        for (int i = 0; file.metadata().containsKey(PREFIX + i + ".name"); i++) {
            names.add(file.metadata().get(PREFIX + i + ".name"));
        }
        return names;
    }

    /**
     * Most pixels of a view of such a file, as the side of a square.
     *
     * @throws IllegalArgumentException if its views are malformed
     */
    public static int inputSide(StateDict file) {
        return new BackboneFile(file)
                .text("views")
                .lines()
                .map(ImageView::parse)
                .mapToInt(view -> (int) Math.sqrt((double) view.maxPixels()))
                .max()
                .orElse(0);
    }

    /** Encodes a model; the file is complete {@linkplain #withChecksum with its checksum}. */
    public static StateDict encode(BackboneModel model) {
        return encode(model, true);
    }

    /**
     * Encodes the regression alone, with the names of its networks, which {@link #decode} reads from the user's
     * {@link BackboneFolder}.
     *
     * @throws IllegalArgumentException if a network was not imported, so that readers could not get it
     */
    public static StateDict encodeRegression(BackboneModel model) {
        return encode(model, false);
    }

    private static StateDict encode(BackboneModel model, boolean withNetworks) {
        var weights = new LinkedHashMap<String, Weight>();
        var entries = new LinkedHashMap<String, String>();
        entries.put(FORMAT, Integer.toString(VERSION));
        entries.put(PREFIX + "count", Integer.toString(model.networks().size()));
        for (int i = 0; i < model.networks().size(); i++) {
            var network = model.networks().get(i);
            spec(network.spec(), PREFIX + i + ".", entries);
            if (withNetworks) {
                weights.put(onnx(i), bytes(DType.U8, network.onnx(), network.onnx().length));
            } else {
                reference(network, PREFIX + i + ".", entries);
            }
        }
        entries.put(PREFIX + "views", lines(model.views()));
        weights.put(
                "features.mean",
                Weight.of(
                        model.standardization().mean(), model.standardization().width()));
        weights.put(
                "features.factor",
                Weight.of(
                        model.standardization().factor(),
                        model.standardization().width()));
        if (model.regression() instanceof KernelRegression kernel) {
            encode(kernel, weights, entries);
        } else if (model.regression() instanceof LinearRegression linear) {
            weights.put("regression.weights", Weight.of(linear.weights(), linear.width()));
            entries.put(PREFIX + "intercept", Double.toString(linear.intercept()));
        }
        return new StateDict(weights, entries);
    }

    private static void spec(BackboneSpec spec, String prefix, Map<String, String> entries) {
        entries.put(prefix + "name", spec.name());
        entries.put(prefix + "license", spec.license());
        entries.put(prefix + "scaling", spec.scaling().toString());
        entries.put(prefix + "channels", spec.bgr() ? "bgr" : "rgb");
        entries.put(prefix + "outputs", lines(spec.outputs()));
        entries.put(prefix + "min-side", Integer.toString(spec.minSide()));
    }

    private static void reference(BackboneModel.Network network, String prefix, Map<String, String> entries) {
        try {
            var imported = ImportedBackbone.of(network.onnx())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the network %s was not imported by qpt backbone import; save it with the regression"
                                    .formatted(network.spec().name())));
            entries.put(prefix + IMPORT, imported.name());
            entries.put(prefix + SOURCE, imported.source());
        } catch (OnnxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void encode(KernelRegression kernel, Map<String, Weight> weights, Map<String, String> entries) {
        var projection = kernel.projection();
        var anchors = kernel.anchors();
        int K = projection.components();
        weights.put(
                "regression.directions",
                Weight.of(projection.directions(), K, projection.width()).to(DType.F16));
        weights.put("regression.anchors", bytes(DType.I8, anchors.values(), anchors.count(), K));
        weights.put("regression.steps", Weight.of(anchors.steps(), K));
        weights.put("regression.dual", Weight.of(kernel.dual(), anchors.count()));
        entries.put(PREFIX + "squared-width", Double.toString(kernel.squaredWidth()));
        entries.put(PREFIX + "intercept", Double.toString(kernel.intercept()));
    }

    private static String onnx(int network) {
        return "backbone." + network + ".onnx";
    }

    private static Weight bytes(DType type, byte[] values, long... shape) {
        return new Weight(type, shape, ByteBuffer.wrap(values));
    }

    private static String lines(List<?> values) {
        return String.join("\n", values.stream().map(Object::toString).toList());
    }

    /** The same with the SHA-256 of all tensors and metadata. */
    public static StateDict withChecksum(StateDict file) {
        var entries = new LinkedHashMap<>(file.metadata());
        entries.remove(CHECKSUM);
        entries.put(CHECKSUM, file.withMetadata(entries).sha256());
        return file.withMetadata(entries);
    }

    /**
     * Decodes a model.
     *
     * @throws IllegalArgumentException in one line if the file is of a later format, corrupt or incomplete
     */
    public static BackboneModel decode(StateDict file) {
        return new BackboneFile(file).model();
    }

    private BackboneModel model() {
        if (!text("format").equals(Integer.toString(VERSION))) {
            throw new IllegalArgumentException(
                    "backbone format must be %d, got %s; update qpt".formatted(VERSION, text("format")));
        }
        requireIntact();
        var networks = new ArrayList<BackboneModel.Network>();
        int count = Integer.parseInt(text("count"));
        for (int i = 0; i < count; i++) {
            networks.add(new BackboneModel.Network(spec(i + "."), network(i)));
        }
        var views = text("views").lines().map(ImageView::parse).toList();
        var standardization = new Standardization(floats("features.mean"), floats("features.factor"));
        return new BackboneModel(networks, views, standardization, regression());
    }

    private byte[] network(int i) {
        if (file.contains(onnx(i))) {
            return bytes(onnx(i), DType.U8);
        }
        return BackboneFolder.ofUser()
                .require(text(i + "." + IMPORT), text(i + "." + SOURCE))
                .onnx();
    }

    private void requireIntact() {
        String stated = text("sha256");
        var entries = new LinkedHashMap<>(file.metadata());
        entries.remove(CHECKSUM);
        if (!stated.equals(file.withMetadata(entries).sha256())) {
            throw new IllegalArgumentException("the file is corrupt: its contents do not match its SHA-256");
        }
    }

    private BackboneSpec spec(String prefix) {
        return new BackboneSpec(
                text(prefix + "name"),
                InputScaling.parse(text(prefix + "scaling")),
                text(prefix + "channels").equals("bgr"),
                text(prefix + "outputs").lines().toList(),
                Integer.parseInt(text(prefix + "min-side")),
                text(prefix + "license"));
    }

    private Regression regression() {
        double intercept = Double.parseDouble(text("intercept"));
        if (file.contains("regression.weights")) {
            return new LinearRegression(floats("regression.weights"), intercept);
        }
        var anchors = new QuantizedVectors(bytes("regression.anchors", DType.I8), floats("regression.steps"));
        var projection = new PrincipalProjection(floats("regression.directions"), floats("features.mean").length);
        return new KernelRegression(
                projection, anchors, floats("regression.dual"), Double.parseDouble(text("squared-width")), intercept);
    }

    private String text(String key) {
        String value = file.metadata().get(PREFIX + key);
        if (value == null) {
            throw new IllegalArgumentException("metadata must have an entry " + PREFIX + key);
        }
        return value;
    }

    private float[] floats(String name) {
        var weight = file.get(name);
        if (!weight.dtype().isFloating()) {
            throw new IllegalArgumentException("tensor %s must hold real numbers, got %s".formatted(name, weight));
        }
        return weight.toFloats();
    }

    private byte[] bytes(String name, DType type) {
        var weight = file.get(name);
        if (weight.dtype() != type) {
            throw new IllegalArgumentException("tensor %s must be %s, got %s".formatted(name, type, weight));
        }
        var bytes = new byte[weight.elements()];
        weight.data().get(bytes);
        return bytes;
    }
}
