package io.github.qptv2.cli.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.io.LegacyNames;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a model that ships, beside its weights: {@code models/NAME.json}.
 *
 * @param summary one sentence on what it is for
 * @param trainedOn the data, with their licenses
 * @param licenseNote what holds for the weights
 * @param metrics how well it agrees with people, on data that it was not trained on
 */
@JsonPropertyOrder({"summary", "trained_on", "license_note", "metrics"})
record ModelCard(
        String summary,
        @JsonProperty("trained_on") List<Source> trainedOn,
        @JsonProperty("license_note") @JsonAlias(LegacyNames.LICENSE_NOTE) String licenseNote,
        @JsonAlias(LegacyNames.METRICS) List<Figure> metrics) {

    /**
     * Data that it was trained on.
     *
     * @param use such as {@code pretraining} or {@code fine-tuning}
     */
    @JsonPropertyOrder({"set", "use", "images", "license"})
    record Source(
            String set,
            String use,
            @JsonAlias(LegacyNames.IMAGES) int images,
            @JsonAlias(LegacyNames.LICENSE) String license) {}

    /**
     * One figure.
     *
     * @param measure such as {@code SRCC}
     * @param low lower end of its 95 % interval; null where none was computed
     * @param high upper end
     * @param images that it was computed on
     */
    @JsonPropertyOrder({"set", "part", "measure", "value", "low", "high", "images"})
    record Figure(
            String set,
            String part,
            String measure,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            @JsonAlias(LegacyNames.IMAGES) int images) {}
}
