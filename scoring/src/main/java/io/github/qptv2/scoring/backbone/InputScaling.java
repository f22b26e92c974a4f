package io.github.qptv2.scoring.backbone;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scaling of 8-bit pixels: {@code (value - mean) / deviation}, channel by channel.
 *
 * @param mean of red, green and blue, in pixel values 0..255
 * @param deviation of the same, above 0
 * @since 0.1
 */
public record InputScaling(List<Float> mean, List<Float> deviation) {

    private static final int CHANNELS = 3;

    private static final Map<String, InputScaling> PRESETS = presets();

    /** Copies and checks. */
    public InputScaling {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != CHANNELS || deviation.size() != CHANNELS) {
            throw new IllegalArgumentException("a scaling must have 3 means and 3 deviations, got %d and %d"
                    .formatted(mean.size(), deviation.size()));
        }
        for (int c = 0; c < CHANNELS; c++) {
            if (!Float.isFinite(mean.get(c)) || !(deviation.get(c) > 0 && Float.isFinite(deviation.get(c)))) {
                throw new IllegalArgumentException("means must be finite and deviations above 0, got %s and %s"
                        .formatted(mean.get(c), deviation.get(c)));
            }
        }
    }

    private static Map<String, InputScaling> presets() {
        var presets = new LinkedHashMap<String, InputScaling>();
        presets.put(
                "imagenet", new InputScaling(List.of(123.675f, 116.28f, 103.53f), List.of(58.395f, 57.12f, 57.375f)));
        presets.put("efficientnet-lite", same(127, 128));
        presets.put("inception", same(127.5f, 127.5f));
        presets.put("unit", same(0, 255));
        presets.put("none", same(0, 1));
        return presets;
    }

    private static InputScaling same(float mean, float deviation) {
        return new InputScaling(List.of(mean, mean, mean), List.of(deviation, deviation, deviation));
    }

    /** Names of the presets. */
    public static Set<String> names() {
        return PRESETS.keySet();
    }

    /**
     * Parses a preset's name, or {@code MEAN/DEVIATION} with one number or three (red, green, blue) each, separated by
     * commas.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static InputScaling parse(String text) {
        InputScaling preset = PRESETS.get(text);
        if (preset != null) {
            return preset;
        }
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return new InputScaling(numbers(parts[0]), numbers(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule(text), e);
        }
        throw new IllegalArgumentException(rule(text));
    }

    private static String rule(String text) {
        return "a scaling must be %s, or MEAN/DEVIATION in pixel values 0..255 with one or three numbers each, got %s"
                .formatted(String.join(", ", PRESETS.keySet()), text);
    }

    private static List<Float> numbers(String text) {
        var numbers = Arrays.stream(text.split(",", -1)).map(Float::valueOf).toList();
        return numbers.size() == 1 ? List.of(numbers.get(0), numbers.get(0), numbers.get(0)) : numbers;
    }

    /** Scaled 8-bit value of a channel; channel 0 is red. */
    public float of(int value, int channel) {
        return (value - mean.get(channel)) / deviation.get(channel);
    }

    /** The preset's name, else the numbers; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return PRESETS.entrySet().stream()
                .filter(preset -> preset.getValue().equals(this))
                .map(Entry::getKey)
                .findFirst()
                .orElseGet(() -> text(mean) + "/" + text(deviation));
    }

    private static String text(List<Float> numbers) {
        return numbers.stream().map(number -> Float.toString(number)).collect(Collectors.joining(","));
    }
}
