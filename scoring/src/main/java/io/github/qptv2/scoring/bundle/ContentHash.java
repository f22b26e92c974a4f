package io.github.qptv2.scoring.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.qptv2.checkpoint.StateDict;

/**
 * The beginning of a SHA-256 over everything that determines a model's scores: tensors, architecture, inference
 * configuration, preprocessing and calibration. Name, description of the training data, file format and order of the
 * tensors do not change it.
 */
final class ContentHash {

    /** Digits of the short form. */
    static final int DIGITS = 12;

    private static final Set<String> LABELS = Set.of("qpt.name", "qpt.training-data");

    private ContentHash() {}

    static String of(StateDict weights, Map<String, String> entries) {
        var digest = algorithm();
        new TreeMap<>(entries).forEach((key, value) -> {
            if (!LABELS.contains(key)) {
                update(digest, key);
                update(digest, value);
            }
        });
        new TreeMap<>(weights.weights()).forEach((name, weight) -> {
            update(digest, name);
            update(digest, weight.toString()); // type and shape
            digest.update(weight.data());
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
