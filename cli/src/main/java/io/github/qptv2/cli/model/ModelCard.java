package io.github.qptv2.cli.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.io.LegacyNames;
import org.jspecify.annotations.Nullable;

/**
 * The card of a built-in model, {@code models/NAME.json}.
 *
 * @param summary purpose of the model, one sentence
 * @param trainedOn training data with licenses
 * @param licenseNote license of the weights
 * @param metrics agreement with human ratings on held-out data
 */
@JsonPropertyOrder({"summary", "trained_on", "license_note", "metrics"})
record ModelCard(
        String summary,
        @JsonProperty("trained_on") List<Source> trainedOn,
        @JsonProperty("license_note") @JsonAlias(LegacyNames.LICENSE_NOTE) String licenseNote,
        @JsonAlias(LegacyNames.METRICS) List<Metric> metrics) {

    /**
     * A training dataset.
     *
     * @param use its use, such as {@code pretraining} or {@code fine-tuning}
     */
    @JsonPropertyOrder({"set", "use", "images", "license"})
    record Source(
            String set,
            String use,
            @JsonAlias(LegacyNames.IMAGES) int images,
            @JsonAlias(LegacyNames.LICENSE) String license) {}

    /**
     * A metric on one part of a dataset.
     *
     * @param measure such as {@code SRCC}
     * @param low lower end of the 95 % confidence interval; null if not computed
     * @param high upper end; null if not computed
     * @param images number of evaluated images
     */
    @JsonPropertyOrder({"set", "part", "measure", "value", "low", "high", "images"})
    record Metric(
            String set,
            String part,
            String measure,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            @JsonAlias(LegacyNames.IMAGES) int images) {}
}
