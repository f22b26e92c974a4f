package io.github.qptv2.cli.checkpoint;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ClipPreprocessing;
import io.github.qptv2.scoring.bundle.CropScale;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Percentiles;
import org.jspecify.annotations.Nullable;

/**
 * Metadata that determines scores besides the weights, as {@code qpt inspect} describes it.
 *
 * @param source {@code file} if the file stores it, {@code defaults} if the file stores none
 * @param inferenceConfig inference configuration by key; empty for regressions on frozen networks
 * @param shortSide pixels that the short side is scaled to; null without scaling
 * @param crops maximum number of crops of an image
 * @param finer second scale; null for one scale
 * @param clips clip sampling; null for image models
 * @param calibration null if the model has none
 */
@JsonPropertyOrder({
    "source",
    "name",
    "task",
    "trainingData",
    "inference",
    "shortSide",
    "crops",
    "finer",
    "clips",
    "calibration"
})
public record InspectedModel(
        String source,
        String name,
        String task,
        String trainingData,
        @JsonProperty("inference") Map<String, String> inferenceConfig,
        @Nullable Integer shortSide,
        int crops,
        @Nullable CropScale finer,
        @Nullable Clips clips,
        @Nullable Calibrated calibration) {

    /**
     * Sampling of clips from a video.
     *
     * @param clips number of clips
     * @param interval distance of sampled frames, in frames of the video
     * @param view spatial sampling of each frame
     */
    @JsonPropertyOrder({"clips", "interval", "view"})
    record Clips(int clips, int interval, String view) {

        static Clips of(ClipPreprocessing clips) {
            return new Clips(clips.clips(), clips.interval(), clips.view().toString());
        }
    }

    /**
     * Calibration of the raw output.
     *
     * @param mosLow lower end of the MOS scale; null without a MOS mapping
     * @param percentileSet dataset that percentiles refer to; null without percentiles
     */
    @JsonPropertyOrder({"rawMean", "rawDeviation", "mosLow", "mosHigh", "mosHigherIsBetter", "percentileSet"})
    public record Calibrated(
            double rawMean,
            double rawDeviation,
            @Nullable Double mosLow,
            @Nullable Double mosHigh,
            @Nullable Boolean mosHigherIsBetter,
            @Nullable String percentileSet) {

        static Calibrated of(Calibration calibration) {
            var scale = calibration.mos().map(MosMapping::scale);
            return new Calibrated(
                    calibration.rawMean(),
                    calibration.rawDeviation(),
                    scale.map(MosScale::low).orElse(null),
                    scale.map(MosScale::high).orElse(null),
                    scale.map(MosScale::higherIsBetter).orElse(null),
                    calibration.percentiles().map(Percentiles::set).orElse(null));
        }
    }

    /** Of a model that reads images in a way of its own. */
    static InspectedModel of(ModelDescription description) {
        return new InspectedModel(
                "file",
                description.name(),
                description.task().toString(),
                description.trainingData(),
                Map.of(),
                null,
                1,
                null,
                null,
                description.calibration().map(Calibrated::of).orElse(null));
    }

    static InspectedModel of(ModelDescription description, boolean fromFile, boolean forClips) {
        var shortSide = description.preprocessing().shortSide();
        return new InspectedModel(
                fromFile ? "file" : "defaults",
                description.name(),
                description.task().toString(),
                description.trainingData(),
                description.inferenceConfig().toMap(),
                shortSide.isPresent() ? shortSide.getAsInt() : null,
                description.preprocessing().maxCrops(),
                forClips ? null : description.preprocessing().finer().orElse(null),
                forClips ? Clips.of(description.preprocessing().clips()) : null,
                description.calibration().map(Calibrated::of).orElse(null));
    }
}
