package io.github.qptv2.scoring.bundle;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.io.LegacyNames;

/**
 * Settings that a checkpoint's scores depend on and its weights do not contain. The defaults are those of HiViT and
 * ImageNet; for the published checkpoints they are not confirmed.
 *
 * <pre>{@code
 * InferenceConfig config = InferenceConfig.DEFAULT.with("eps", "1e-5").with("channels", "bgr");
 * }</pre>
 *
 * <p>Each setting has a key and a text form, the same in a bundle's metadata and on the command line:
 * {@code pooling=mean_then_norm|norm_then_mean}, {@code eps=1e-6}, {@code channels=rgb|bgr},
 * {@code normalization=imagenet|half}, {@code resize=crops|center:N|squash}.
 *
 * @param pooling order of mean and LayerNorm over the tokens
 * @param epsilon added to the variance in every LayerNorm, in (0, 1)
 * @param channels order of the color channels
 * @param normalization of pixel values
 * @param resize how an image becomes crops of the network's size
 * @since 0.1
 */
public record InferenceConfig(
        Pooling pooling, double epsilon, ChannelOrder channels, Normalization normalization, ResizePolicy resize) {

    /** The settings of a checkpoint without metadata. */
    public static final InferenceConfig DEFAULT = new InferenceConfig(
            Pooling.MEAN_THEN_NORM, 1e-6, ChannelOrder.RGB, Normalization.IMAGENET, new ResizePolicy.Crops());

    /** Checks the range of epsilon. */
    public InferenceConfig {
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("eps must be in (0, 1), got " + epsilon);
        }
    }

    /**
     * The same with another value of one setting, in text form.
     *
     * @throws IllegalArgumentException if the key or the value is unknown
     */
    public InferenceConfig with(String key, String value) {
        return switch (LegacyNames.toUsSpelling(key)) {
            case "pooling" -> with(EnumText.parse(key, value, Pooling.values()));
            case "eps" -> with(parseEpsilon(value));
            case "channels" -> with(EnumText.parse(key, value, ChannelOrder.values()));
            case "normalization" -> with(EnumText.parse(key, value, Normalization.values()));
            case "resize" -> with(ResizePolicy.parse(value));
            default ->
                throw new IllegalArgumentException(
                        "inference setting must be one of pooling, eps, channels, normalization, resize, got " + key);
        };
    }

    private static double parseEpsilon(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("eps must be a number such as 1e-6, got " + value, e);
        }
    }

    /** The same with another order of pooling. */
    public InferenceConfig with(Pooling order) {
        return new InferenceConfig(order, epsilon, channels, normalization, resize);
    }

    private InferenceConfig with(double eps) {
        return new InferenceConfig(pooling, eps, channels, normalization, resize);
    }

    private InferenceConfig with(ChannelOrder order) {
        return new InferenceConfig(pooling, epsilon, order, normalization, resize);
    }

    private InferenceConfig with(Normalization values) {
        return new InferenceConfig(pooling, epsilon, channels, values, resize);
    }

    private InferenceConfig with(ResizePolicy policy) {
        return new InferenceConfig(pooling, epsilon, channels, normalization, policy);
    }

    /** Keys and text forms, in the order of the components. */
    public Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("pooling", EnumText.text(pooling));
        map.put("eps", Double.toString(epsilon));
        map.put("channels", EnumText.text(channels));
        map.put("normalization", EnumText.text(normalization));
        map.put("resize", resize.toString());
        return map;
    }
}
