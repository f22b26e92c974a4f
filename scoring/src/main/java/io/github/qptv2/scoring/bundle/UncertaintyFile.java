package io.github.qptv2.scoring.bundle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;

/** Encodes an {@link Uncertainty} as tensors and metadata of a bundle. */
final class UncertaintyFile {

    private static final String PREFIX = "uncertainty.", ENTRY = "qpt.uncertainty.";
    private static final String MEAN = PREFIX + "mean", FACTOR = PREFIX + "factor";
    private static final String DIRECTIONS = PREFIX + "directions", VARIANCES = PREFIX + "variances";
    private static final String WEIGHTS = PREFIX + "domain", PHOTOGRAPHS = PREFIX + "photographs";
    private static final String NOISE = ENTRY + "noise", LIMIT = ENTRY + "domain-limit";
    /** Level, quantile and reach. */
    private static final String LEVEL = ENTRY + "interval";

    private static final String MOS = ENTRY + "mos", RESIDUALS = ENTRY + "residuals";

    private UncertaintyFile() {}

    /** Whether a tensor of a bundle belongs to one. */
    static boolean ownsTensor(String name) {
        return name.startsWith(PREFIX);
    }

    /** Whether an entry of the metadata belongs to one. */
    static boolean ownsEntry(String key) {
        return key.startsWith(ENTRY);
    }

    static Map<String, Weight> tensors(Uncertainty uncertainty) {
        var space = uncertainty.space();
        var domain = uncertainty.domain();
        int D = space.width(), K = space.variances().length;
        var tensors = new LinkedHashMap<String, Weight>();
        tensors.put(MEAN, Weight.of(space.mean(), D));
        tensors.put(FACTOR, Weight.of(space.factor(), D));
        tensors.put(DIRECTIONS, Weight.of(space.directions(), K, D).to(DType.F16));
        tensors.put(VARIANCES, Weight.of(space.variances(), K));
        tensors.put(WEIGHTS, Weight.of(domain.weights(), D));
        tensors.put(PHOTOGRAPHS, Weight.of(domain.photographs(), domain.photographs().length));
        return tensors;
    }

    static Map<String, String> entries(Uncertainty uncertainty) {
        var interval = uncertainty.interval();
        var entries = new LinkedHashMap<String, String>();
        entries.put(NOISE, Double.toString(uncertainty.space().noise()));
        entries.put(LEVEL, join(List.of(interval.level(), interval.quantile(), interval.reach())));
        entries.put(MOS, join(interval.mos()));
        entries.put(RESIDUALS, join(interval.residuals()));
        entries.put(LIMIT, Double.toString(uncertainty.domain().limit()));
        entries.put(Uncertainty.DATA, uncertainty.data());
        return entries;
    }

    /**
     * The uncertainty in a bundle's file, if it has one.
     *
     * @throws IllegalArgumentException that names what is missing or wrong
     */
    static Optional<Uncertainty> decode(StateDict file) {
        var entries = file.metadata();
        if (entries.keySet().stream().noneMatch(UncertaintyFile::ownsEntry)) {
            return Optional.empty();
        }
        var level = numbers(entries, LEVEL);
        if (level.size() != 3) {
            throw new IllegalArgumentException(
                    "metadata entry %s must have 3 numbers, got %d".formatted(LEVEL, level.size()));
        }
        return Optional.of(new Uncertainty(
                new FeatureSpace(
                        values(file, MEAN),
                        values(file, FACTOR),
                        values(file, DIRECTIONS),
                        values(file, VARIANCES),
                        numbers(entries, NOISE).get(0)),
                new ConformalInterval(
                        level.get(0), level.get(1), numbers(entries, MOS), numbers(entries, RESIDUALS), level.get(2)),
                new DomainCheck(
                        values(file, WEIGHTS),
                        values(file, PHOTOGRAPHS),
                        numbers(entries, LIMIT).get(0)),
                entries.getOrDefault(Uncertainty.DATA, "")));
    }

    private static float[] values(StateDict file, String name) {
        return file.find(name)
                .orElseThrow(() -> new IllegalArgumentException("a bundle with intervals must have a tensor " + name))
                .toFloats();
    }

    private static String join(List<Double> values) {
        return values.stream().map(value -> Double.toString(value)).collect(Collectors.joining(" "));
    }

    private static List<Double> numbers(Map<String, String> entries, String key) {
        var text = entries.get(key);
        if (text == null) {
            throw new IllegalArgumentException("metadata must have an entry " + key);
        }
        try {
            return Arrays.stream(text.trim().split(" +")).map(Double::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("metadata entry " + key + " must be numbers, got " + text, e);
        }
    }
}
