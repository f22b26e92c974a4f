package io.github.qptv2.cli.checkpoint;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ClipPreprocessing;
import io.github.qptv2.scoring.bundle.ModelBundle.Description;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Percentiles;
import org.jspecify.annotations.Nullable;

/**
 * What fixes a score besides the weights, as {@code qpt inspect} tells of it.
 *
 * @param source {@code file} if the file says so itself, {@code defaults} if it says nothing
 * @param shortSide pixels that the short side is scaled to; null for the image's own size
 * @param crops most crops of one image
 * @param clips of a video; null for a network for images
 * @param calibration null if the raw output has no meaning by itself
 */
@JsonPropertyOrder({
    "source",
    "name",
    "task",
    "trainingData",
    "conventions",
    "shortSide",
    "crops",
    "clips",
    "calibration"
})
public record InspectedModel(
        String source,
        String name,
        String task,
        String trainingData,
        Map<String, String> inferenceConfig,
        @Nullable Integer shortSide,
        int crops,
        @Nullable Clips clips,
        @Nullable Calibrated calibration) {

    /**
     * What of a video is looked at.
     *
     * @param interval frames of the video from one to the next
     * @param view what of each frame
     */
    @JsonPropertyOrder({"clips", "interval", "view"})
    record Clips(int clips, int interval, String view) {

        static Clips of(ClipPreprocessing seen) {
            return new Clips(seen.clips(), seen.interval(), seen.view().toString());
        }
    }

    /**
     * Of the raw output.
     *
     * @param mosLow lowest opinion score of the scale; null without opinions
     * @param percentileSet name of the set that percentiles refer to; null without one
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
    static InspectedModel of(Description description) {
        return new InspectedModel(
                "file",
                description.name(),
                description.task(),
                description.trainingData(),
                Map.of(),
                null,
                1,
                null,
                description.calibration().map(Calibrated::of).orElse(null));
    }

    static InspectedModel of(Description description, boolean fromFile, boolean forClips) {
        var shortSide = description.preprocessing().shortSide();
        return new InspectedModel(
                fromFile ? "file" : "defaults",
                description.name(),
                description.task(),
                description.trainingData(),
                description.inferenceConfig().toMap(),
                shortSide.isPresent() ? shortSide.getAsInt() : null,
                description.preprocessing().maxCrops(),
                forClips ? Clips.of(description.preprocessing().clips()) : null,
                description.calibration().map(Calibrated::of).orElse(null));
    }
}
