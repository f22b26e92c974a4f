package io.github.qptv2.scoring.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.scoring.backbone.Standardization;

/**
 * A head beside the quality head, on the same pass of the network: a multilayer perceptron that gives the probability
 * and the level of each of K distortions. Its input are the statistics of a crop (D): mean and standard deviation of
 * each channel of the first two stages, the pooled vector, and statistics of the pixels that the network normalizes
 * away, such as their histogram.
 *
 * <pre>{@code
 * DistortionHead head = ModelBundle.read(file).distortionHead().orElseThrow();
 * double blur = head.of(statistics).probabilities()[head.distortions().indexOf("blur")];
 * }</pre>
 *
 * @param distortions names, such as {@code low-contrast}, (K)
 * @param standardization of the statistics, (D)
 * @param inner hidden layer, before the ReLU, D to H
 * @param presence logits of each distortion, calibrated, H to K
 * @param level strength of each distortion if it is present, H to K
 * @param threshold probability from which a distortion is a cause, in (0, 1)
 * @param fittedTo images, compositions and seed, in words
 * @since 0.2
 */
public record DistortionHead(
        List<String> distortions,
        Standardization standardization,
        LinearLayer inner,
        LinearLayer presence,
        LinearLayer level,
        double threshold,
        String fittedTo) {

    /** Number of statistics of a crop's pixels. */
    public static final int PIXEL_STATISTICS = 106;

    /** Greatest level. */
    public static final double STRONGEST = 5;

    /** Entry of {@link #fittedTo}. */
    static final String DATA = "qpt.distortions.fitted-to";

    private static final String NAMES = "qpt.distortions.names";
    private static final String THRESHOLD = "qpt.distortions.threshold";
    private static final String PREFIX = "distortion_head.";
    private static final String MEAN = PREFIX + "mean", FACTOR = PREFIX + "factor";
    private static final String INNER = PREFIX + "inner", PRESENCE = PREFIX + "presence", LEVEL = PREFIX + "level";

    /** Checks that the layers fit each other and the names, and the range of the threshold. */
    public DistortionHead {
        distortions = List.copyOf(distortions);
        require("inputs of the inner layer", standardization.width(), inner.inputs());
        require("inputs of the presence layer", inner.outputs(), presence.inputs());
        require("inputs of the level layer", inner.outputs(), level.inputs());
        require("outputs of the presence layer", distortions.size(), presence.outputs());
        require("outputs of the level layer", distortions.size(), level.outputs());
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException(
                    "the threshold of a distortion head must be in (0, 1), got " + threshold);
        }
    }

    private static void require(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    "%s of a distortion head must be %d, got %d".formatted(what, expected, found));
        }
    }

    /**
     * Estimates for one image, (K) each.
     *
     * @param probabilities of each distortion, in (0, 1)
     * @param levels of each distortion if it is present, 0 to 5
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
    public record Estimates(double[] probabilities, double[] levels) {}

    /** Statistics D of a network of width C. */
    public static int inputs(int width) {
        return 2 * (width / 4 + width / 2) + width + PIXEL_STATISTICS;
    }

    /** Statistics D of a crop. */
    public int inputs() {
        return inner.inputs();
    }

    /**
     * Estimates for the mean statistics (D) of an image's crops.
     *
     * @throws IllegalArgumentException if their number is wrong
     */
    public Estimates of(float[] statistics) {
        float[] activations = inner.of(standardization.of(statistics));
        for (int h = 0; h < activations.length; h++) {
            activations[h] = Math.max(0, activations[h]);
        }
        float[] logits = presence.of(activations), strengths = level.of(activations);
        var estimates = new Estimates(new double[logits.length], new double[logits.length]);
        for (int k = 0; k < logits.length; k++) {
            estimates.probabilities()[k] = 1 / (1 + StrictMath.exp(-logits[k]));
            estimates.levels()[k] = Math.max(0, Math.min(STRONGEST, strengths[k]));
        }
        return estimates;
    }

    /** Whether the name of a bundle's tensor is that of a distortion head. */
    public static boolean isTensor(String tensor) {
        return tensor.startsWith(PREFIX);
    }

    /** Distortions and images of the head in a bundle's metadata, such as {@code blur, noise; fitted to ...}. */
    public static Optional<String> describe(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(NAMES))
                .map(names -> "%s; fitted to %s".formatted(names.replace(" ", ", "), metadata.getOrDefault(DATA, "")));
    }

    /**
     * The head of a bundle's tensors and metadata, if it has one.
     *
     * @throws IllegalArgumentException that names the missing entry or the wrong shape
     */
    static Optional<DistortionHead> decode(StateDict file) {
        if (!file.metadata().containsKey(NAMES)) {
            return Optional.empty();
        }
        return Optional.of(new DistortionHead(
                List.of(file.metadata().get(NAMES).split(" ")),
                new Standardization(file.get(MEAN).toFloats(), file.get(FACTOR).toFloats()),
                LinearLayer.decode(file, INNER),
                LinearLayer.decode(file, PRESENCE),
                LinearLayer.decode(file, LEVEL),
                threshold(file.metadata()),
                file.metadata().getOrDefault(DATA, "")));
    }

    private static double threshold(Map<String, String> entries) {
        String text = entries.getOrDefault(THRESHOLD, "nothing");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "metadata entry %s must be a number, got %s".formatted(THRESHOLD, text), e);
        }
    }

    /** Tensors by name. */
    Map<String, Weight> tensors() {
        var tensors = new LinkedHashMap<String, Weight>();
        tensors.put(MEAN, Weight.of(standardization.mean(), standardization.width()));
        tensors.put(FACTOR, Weight.of(standardization.factor(), standardization.width()));
        inner.encode(INNER, tensors);
        presence.encode(PRESENCE, tensors);
        level.encode(LEVEL, tensors);
        return tensors;
    }

    /** Entries of the metadata. */
    Map<String, String> entries() {
        var entries = new LinkedHashMap<String, String>();
        entries.put(NAMES, String.join(" ", distortions));
        entries.put(THRESHOLD, Double.toString(threshold));
        entries.put(DATA, fittedTo);
        return entries;
    }
}
