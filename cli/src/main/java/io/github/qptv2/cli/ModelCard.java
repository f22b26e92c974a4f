package io.github.qptv2.cli;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a model that ships, beside its weights: {@code models/NAME.json}.
 *
 * @param summary one sentence on what it is for
 * @param trainedOn the data, with their licences
 * @param licenceNote what holds for the weights
 * @param figures how well it agrees with people, on data that it was not trained on
 */
@JsonPropertyOrder({"summary", "trained_on", "licence_note", "figures"})
record ModelCard(
        String summary,
        @JsonProperty("trained_on") List<Source> trainedOn,
        @JsonProperty("licence_note") String licenceNote,
        List<Figure> figures) {

    /**
     * Data that it was trained on.
     *
     * @param use such as {@code pretraining} or {@code fine-tuning}
     */
    @JsonPropertyOrder({"set", "use", "pictures", "licence"})
    record Source(String set, String use, int pictures, String licence) {}

    /**
     * One figure.
     *
     * @param measure such as {@code SRCC}
     * @param low lower end of its 95 % interval; null where none was computed
     * @param high upper end
     * @param pictures that it was computed on
     */
    @JsonPropertyOrder({"set", "part", "measure", "value", "low", "high", "pictures"})
    record Figure(
            String set,
            String part,
            String measure,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            int pictures) {}
}
