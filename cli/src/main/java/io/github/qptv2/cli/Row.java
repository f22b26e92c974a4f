package io.github.qptv2.cli;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.qptv2.scoring.Score;
import org.jspecify.annotations.Nullable;

/**
 * One line of results; the components are the fields of every format, in this order.
 *
 * @param path as given, or the folder as given with the file's name behind it
 * @param error why there is no score, one line; null where there is one
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
    "error"
})
record Row(
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
        @Nullable String error) {

    /** Names of the fields, in order. */
    static final List<String> COLUMNS = List.of(
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
            "error");

    /** Whether a picture could be scored. */
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

    static Row of(String path, Score score) {
        if (!Double.isFinite(score.raw())) {
            return failed(path, "the network gave " + score.raw() + "; check the model with qpt inspect", score);
        }
        return new Row(
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
                null);
    }

    private static Row failed(String path, String error, Score score) {
        return failed(path, error, score.task(), score.model());
    }

    static Row failed(String path, String error, String task, String model) {
        return new Row(path, Status.ERROR, task, model, null, null, null, null, null, null, null, error);
    }

    boolean isOk() {
        return status == Status.OK;
    }
}
