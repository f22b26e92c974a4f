package io.github.qptv2.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import org.jspecify.annotations.Nullable;

/**
 * Cache file of the features of one network output and one view, with a row for each image by the SHA-256 of its file.
 * Each network, scaling, output and view has its own file. Thread-safe.
 */
final class FeatureBank {

    private static final String KEYS = "sha256", FEATURES = "features", SOURCE = "qpt.features";
    private static final int KEY_BYTES = 32, DIGITS = 12;

    private final Path file;
    private final String source;
    private final Map<String, float[]> rows = new LinkedHashMap<>();
    private int unsaved;

    private FeatureBank(Path file, String source) {
        this.file = file;
        this.source = source;
    }

    /**
     * Reads a bank from a folder, or creates an empty one.
     *
     * @throws IOException in one line if the file exists but is corrupt
     */
    static FeatureBank open(Path folder, BackboneModel.Network network, String output, ImageView view)
            throws IOException {
        var spec = network.spec();
        String source = String.format(
                Locale.ROOT,
                "onnx=%s scaling=%s channels=%s output=%s min-side=%d view=%s",
                Sha256.of(network.onnx()),
                spec.scaling(),
                spec.bgr() ? "bgr" : "rgb",
                output,
                spec.minSide(),
                view);
        String key = Sha256.of(source.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        String name = (spec.name() + "-" + output + "-" + view).replaceAll("[^A-Za-z0-9.-]+", "-");
        var bank = new FeatureBank(folder.resolve(name + "-" + key + ".safetensors"), source);
        if (Files.exists(bank.file)) {
            bank.read();
        }
        return bank;
    }

    private void read() throws IOException {
        var stored = Safetensors.read(file);
        var keys = stored.find(KEYS).orElse(null);
        var features = stored.find(FEATURES).orElse(null);
        if (!source.equals(stored.metadata().get(SOURCE)) || keys == null || features == null) {
            throw new IOException(file + ": is not a bank of these features; remove it");
        }
        int n = keys.elements() / KEY_BYTES, D = n == 0 ? 0 : features.elements() / n;
        var numbers = features.data().asFloatBuffer();
        var key = new byte[KEY_BYTES];
        var bytes = keys.data();
        for (int i = 0; i < n; i++) {
            var row = new float[D];
            bytes.get(key);
            numbers.get(row);
            rows.put(HexFormat.of().formatHex(key), row);
        }
    }

    /** The features of an image file, or null. */
    synchronized float @Nullable [] get(String sha256) {
        return rows.get(sha256);
    }

    synchronized void put(String sha256, float[] features) {
        rows.put(sha256, features);
        unsaved++;
    }

    /** Number of rows not yet written. */
    synchronized int unsaved() {
        return unsaved;
    }

    /** Writes all rows atomically. */
    synchronized void save() throws IOException {
        if (unsaved == 0) {
            return;
        }
        int n = rows.size(), D = rows.values().iterator().next().length;
        var keys = ByteBuffer.allocate(n * KEY_BYTES);
        var features = ByteBuffer.allocate(Math.multiplyExact(Math.multiplyExact(n, D), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        var numbers = features.asFloatBuffer();
        rows.forEach((key, row) -> {
            keys.put(HexFormat.of().parseHex(key));
            numbers.put(row);
        });
        var weights = new LinkedHashMap<String, Weight>();
        weights.put(KEYS, new Weight(DType.U8, new long[] {n, KEY_BYTES}, keys.flip()));
        weights.put(FEATURES, new Weight(DType.F32, new long[] {n, D}, features));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Safetensors.write(file, new StateDict(weights, Map.of(SOURCE, source)));
        unsaved = 0;
    }
}
