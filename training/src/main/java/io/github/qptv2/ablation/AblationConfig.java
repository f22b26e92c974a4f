package io.github.qptv2.ablation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The configuration of an ablation, as in {@code configs/ablation/*.yaml}.
 *
 * @param pretrain configuration of pretraining that the levels change, a file
 * @param finetune configuration of fine-tuning, a file; empty for probes only
 * @param runs number of runs with different seeds for each cell, at least 1
 * @param shares of the training labels that probes and fine-tuning use, in (0, 1], ascending
 * @param probe whether and how encoders are probed
 * @param design which combinations of levels are cells
 * @param factors levels by name for each factor by name; the first level of a factor is its reference
 * @param comparisons pairs of cells; empty: each cell with the one of all first levels
 */
public record AblationConfig(
        String pretrain,
        String finetune,
        int runs,
        List<Double> shares,
        Probe probe,
        Design design,
        Map<String, Map<String, Level>> factors,
        List<Comparison> comparisons) {

    /** Three runs with all labels, one factor at a time. */
    public static final AblationConfig DEFAULT =
            new AblationConfig("", "", 3, List.of(1.0), new Probe(true, 0, 0), Design.ONE_FACTOR, Map.of(), List.of());

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)*";

    /** Which combinations of levels are cells. */
    public enum Design {
        /** The first levels, and each other level with the first levels of all other factors. */
        ONE_FACTOR,
        /** All combinations. */
        FULL
    }

    /**
     * Linear probes of the encoders.
     *
     * @param shortSide to which images are reduced; 0: that of the encoder
     * @param maxCrops of an image; 0: those of the encoder
     */
    public record Probe(boolean enabled, int shortSide, int maxCrops) {
        /** Checks the ranges. */
        public Probe {
            require(shortSide >= 0, "probe.short-side must be at least 0", shortSide);
            require(maxCrops >= 0, "probe.max-crops must be at least 0", maxCrops);
        }
    }

    /**
     * What a level changes.
     *
     * @param pretrain fields in place of those of the configuration of pretraining
     * @param finetune the same of fine-tuning
     * @param randomWeights whether the cell has no pretraining: its encoder has random weights
     */
    public record Level(@Nullable ObjectNode pretrain, @Nullable ObjectNode finetune, boolean randomWeights) {

        ObjectNode pretrainFields() {
            return pretrain == null ? JsonNodeFactory.instance.objectNode() : pretrain;
        }

        ObjectNode finetuneFields() {
            return finetune == null ? JsonNodeFactory.instance.objectNode() : finetune;
        }
    }

    /** Two cells by name; the difference is {@code cell} less {@code against}. */
    public record Comparison(String cell, String against) {
        /** Checks that both are given. */
        @SuppressWarnings("ConstantValue") // a missing field of the configuration is null
        public Comparison {
            if (cell == null || against == null) {
                throw new IllegalArgumentException(
                        "comparisons must have cell and against, got %s and %s".formatted(cell, against));
            }
        }
    }

    /** Copies and checks. */
    public AblationConfig {
        shares = List.copyOf(shares);
        comparisons = List.copyOf(comparisons);
        factors = copy(factors);
        require(runs >= 1, "runs must be at least 1", runs);
        if (!probe.enabled() && finetune.isEmpty()) {
            throw new IllegalArgumentException("finetune must name a file where probe.enabled is false, got none");
        }
    }

    private static Map<String, Map<String, Level>> copy(Map<String, Map<String, Level>> factors) {
        var copy = new LinkedHashMap<String, Map<String, Level>>();
        factors.forEach((factor, levels) -> {
            requireName("factor", factor);
            levels.keySet().forEach(level -> requireName("level", level));
            require(levels.size() >= 2, "factor %s must have at least 2 levels".formatted(factor), levels.size());
            copy.put(factor, new LinkedHashMap<>(levels));
        });
        return copy;
    }

    private static void requireName(String kind, String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "the name of a %s must be letters, digits, hyphens and single dots, and begin with a letter or digit, got %s"
                            .formatted(kind, name));
        }
    }
}
