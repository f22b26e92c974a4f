package io.github.qptv2.scoring.backbone;

import java.util.HashSet;
import java.util.List;

/**
 * Input scaling and outputs of a frozen network.
 *
 * @param name of the network
 * @param scaling of pixels
 * @param bgr whether the order of channels is blue, green, red instead of red, green, blue
 * @param outputs names of outputs, or empty for all that can be pooled
 * @param minSide short side to which smaller inputs of a network that takes any size are enlarged, in pixels
 * @param license of the network, in words; empty if unknown
 * @since 0.1
 */
public record BackboneSpec(
        String name, InputScaling scaling, boolean bgr, List<String> outputs, int minSide, String license) {

    /** Enough for networks that downsample by 32. */
    public static final int DEFAULT_MIN_SIDE = 32;

    private static final int MAX_MIN_SIDE = 1024;

    /** Copies and checks. */
    public BackboneSpec {
        outputs = List.copyOf(outputs);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a backbone needs a name, got an empty one");
        }
        if (new HashSet<>(outputs).size() < outputs.size()) {
            throw new IllegalArgumentException("outputs must differ, got " + String.join(", ", outputs));
        }
        if (minSide < 1 || minSide > MAX_MIN_SIDE) {
            throw new IllegalArgumentException(
                    "min side must be in [1, %d] pixels, got %d".formatted(MAX_MIN_SIDE, minSide));
        }
    }

    /** A network with all its outputs and RGB input. */
    public static BackboneSpec of(String name, InputScaling scaling) {
        return new BackboneSpec(name, scaling, false, List.of(), DEFAULT_MIN_SIDE, "");
    }

    /** The same with these outputs only. */
    public BackboneSpec withOutputs(List<String> names) {
        return new BackboneSpec(name, scaling, bgr, names, minSide, license);
    }

    /** The same with another license. */
    public BackboneSpec withLicense(String words) {
        return new BackboneSpec(name, scaling, bgr, outputs, minSide, words);
    }
}
