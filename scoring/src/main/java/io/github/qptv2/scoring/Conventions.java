package io.github.qptv2.scoring;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.architecture.Pooling;

/**
 * What a checkpoint's weights do not tell and yet decides its scores. The defaults are HiViT's and ImageNet's habits;
 * nobody has confirmed them for the published checkpoints.
 *
 * <p>Each has a key and a text form, the same in a bundle's metadata and on the command line:
 * {@code pooling=mean_then_norm|norm_then_mean}, {@code eps=1e-6}, {@code channels=rgb|bgr},
 * {@code normalisation=imagenet|half}, {@code resize=crops|center:N|squash}.
 *
 * @param pooling how tokens become one vector
 * @param epsilon added to the variance in every LayerNorm, in (0, 1)
 * @param channels order in which the network expects the colours
 * @param normalisation how pixel values become inputs
 * @param resize how a picture becomes squares of the network's size
 */
public record Conventions(
        Pooling pooling, double epsilon, Channels channels, Normalisation normalisation, Resizing resize) {

    /** What is assumed of a checkpoint that says nothing. */
    public static final Conventions DEFAULT =
            new Conventions(Pooling.MEAN_THEN_NORM, 1e-6, Channels.RGB, Normalisation.IMAGENET, new Resizing.Crops());

    public Conventions {
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("eps must be in (0, 1), got " + epsilon);
        }
    }

    /**
     * These conventions with one of them changed.
     *
     * @throws IllegalArgumentException if there is no such key, or no such value
     */
    public Conventions with(String key, String value) {
        return switch (key) {
            case "pooling" -> with(Choice.parse(key, value, Pooling.values()));
            case "eps" -> with(parseEpsilon(value));
            case "channels" -> with(Choice.parse(key, value, Channels.values()));
            case "normalisation" -> with(Choice.parse(key, value, Normalisation.values()));
            case "resize" -> with(Resizing.parse(value));
            default ->
                throw new IllegalArgumentException(
                        "convention must be one of pooling, eps, channels, normalisation, resize, got " + key);
        };
    }

    private static double parseEpsilon(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("eps must be a number such as 1e-6, got " + value, e);
        }
    }

    /** The same but for the order of pooling. */
    public Conventions with(Pooling order) {
        return new Conventions(order, epsilon, channels, normalisation, resize);
    }

    private Conventions with(double eps) {
        return new Conventions(pooling, eps, channels, normalisation, resize);
    }

    private Conventions with(Channels order) {
        return new Conventions(pooling, epsilon, order, normalisation, resize);
    }

    private Conventions with(Normalisation values) {
        return new Conventions(pooling, epsilon, channels, values, resize);
    }

    private Conventions with(Resizing way) {
        return new Conventions(pooling, epsilon, channels, normalisation, way);
    }

    /** Keys and text forms, in the order of the components. */
    public Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("pooling", Choice.text(pooling));
        map.put("eps", Double.toString(epsilon));
        map.put("channels", Choice.text(channels));
        map.put("normalisation", Choice.text(normalisation));
        map.put("resize", resize.toString());
        return map;
    }
}
