package io.github.qptv2.scoring.bundle;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.qptv2.checkpoint.StateDict;

/**
 * The beginning of a SHA-256 over everything that determines a model's scores: tensors, architecture, inference
 * configuration, preprocessing, calibration, distortion head and intervals. Name, descriptions of the data that they
 * were fitted to, file format and order of the tensors do not change it.
 */
final class ContentHash {

    /** Digits of the short form. */
    static final int DIGITS = 12;

    private static final Set<String> LABELS =
            Set.of("qpt.name", "qpt.training-data", DistortionHead.DATA, Uncertainty.DATA);

    private ContentHash() {}

    static String of(StateDict weights, Map<String, String> entries) {
        var counted = new TreeMap<>(entries);
        counted.keySet().removeAll(LABELS);
        return weights.withMetadata(counted).sha256().substring(0, DIGITS);
    }
}
