package io.github.qptv2.cli.output;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.VideoScore;
import org.jspecify.annotations.Nullable;

/**
 * A result row; the components are the fields of every format, in this order.
 *
 * @param path the argument, or the folder as given followed by the file's name
 * @param error why there is no score, one line; null if there is one
 * @param frames frames of the video; this and the following fields are null for images
 * @param fps average frames per second
 * @param duration seconds
 * @param clips number of scored clips; null with an image model
 * @param p10 10th percentile of the raw outputs of the frames or clips
 * @param p10Score the same in percent of the MOS scale
 * @param warning the missing part of a truncated or corrupt video, one line
 * @param precision numerical precision, such as {@code fp32}; null in rows of versions before precisions
 */
@JsonPropertyOrder({
    "path",
    "status",
    "task",
    "model",
    "raw",
    "mos",
    "score",
    "percentile",
    "width",
    "height",
    "crops",
    "error",
    "frames",
    "fps",
    "duration",
    "clips",
    "p10",
    "p10_score",
    "warning",
    "precision"
})
public record ResultRow(
        String path,
        Status status,
        @Nullable String task,
        @Nullable String model,
        @Nullable Double raw,
        @Nullable Double mos,
        @Nullable Double score,
        @Nullable Double percentile,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer crops,
        @Nullable String error,
        @Nullable Long frames,
        @Nullable Double fps,
        @Nullable Double duration,
        @Nullable Integer clips,
        @Nullable Double p10,
        @JsonProperty("p10_score") @Nullable Double p10Score,
        @Nullable String warning,
        @Nullable String precision) {

    /** Numbers of columns of earlier versions, before videos and before precisions; later columns were appended. */
    static final List<Integer> FORMER_COLUMNS = List.of(12, 19);

    /** Names of the fields, in order. */
    public static final List<String> COLUMNS = List.of(
            "path",
            "status",
            "task",
            "model",
            "raw",
            "mos",
            "score",
            "percentile",
            "width",
            "height",
            "crops",
            "error",
            "frames",
            "fps",
            "duration",
            "clips",
            "p10",
            "p10_score",
            "warning",
            "precision");

    /** Whether an input could be scored. */
    enum Status {
        OK("ok"),
        ERROR("error");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        @JsonValue
        String text() {
            return text;
        }
    }

    public static ResultRow of(String path, Score score, Precision precision) {
        if (!Double.isFinite(score.raw())) {
            String error = "the network gave " + score.raw() + "; check the model with qpt inspect";
            return failed(path, error, score.task(), score.model());
        }
        return new ResultRow(
                path,
                Status.OK,
                score.task(),
                score.model(),
                score.raw(),
                score.mos(),
                score.score(),
                score.percentile(),
                score.width(),
                score.height(),
                score.crops(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                precision.toString());
    }

    public static ResultRow of(String path, VideoScore clip, Precision precision) {
        var score = clip.whole();
        var video = clip.video();
        return new ResultRow(
                path,
                Status.OK,
                score.task(),
                score.model(),
                score.raw(),
                score.mos(),
                score.score(),
                score.percentile(),
                score.width(),
                score.height(),
                score.crops(),
                null,
                video.frames(),
                video.framesPerSecond() > 0 ? video.framesPerSecond() : null,
                video.seconds(),
                clip.clips() == 0 ? null : clip.clips(),
                clip.p10(),
                clip.p10Score(),
                video.complete() ? null : video.shortfall(),
                precision.toString());
    }

    public static ResultRow failed(String path, String error, String task, String model) {
        return new ResultRow(
                path,
                Status.ERROR,
                task,
                model,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                error,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public boolean isOk() {
        return status == Status.OK;
    }
}
