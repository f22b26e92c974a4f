package io.github.qptv2.scoring.batch;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.DistortionEstimate;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoOptions;
import io.github.qptv2.scoring.VideoScore;
import io.github.qptv2.scoring.bundle.Task;
import org.jspecify.annotations.Nullable;

/**
 * One result as a row of a table: the same fields from the command line, a service or a data pipeline.
 * {@link RowColumn} lists them; a field without a value is empty in CSV and {@code null} in JSON. Immutable.
 *
 * <pre>{@code
 * var row = ResultRow.of("holiday.jpg", scorer.score(Path.of("holiday.jpg")), scorer.precision());
 * row.number(RowColumn.RAW); // OptionalDouble
 * row.toJson();              // {"path":"holiday.jpg","status":"ok",...}
 * }</pre>
 *
 * @since 0.2
 */
public final class ResultRow {

    private static final String OK = "ok";
    private static final String ERROR = "error";

    private final EnumMap<RowColumn, Object> values;

    private ResultRow(EnumMap<RowColumn, Object> values) {
        this.values = values;
    }

    /** Collects the values of a row. */
    private static final class Builder {

        private final EnumMap<RowColumn, Object> values = new EnumMap<>(RowColumn.class);

        Builder(String path, String status, Task task, String model) {
            put(RowColumn.PATH, path);
            put(RowColumn.STATUS, status);
            put(RowColumn.TASK, task.toString());
            put(RowColumn.MODEL, model);
        }

        void put(RowColumn column, Object value) {
            values.put(column, value);
        }

        void put(RowColumn column, OptionalDouble value) {
            value.ifPresent(known -> values.put(column, known));
        }

        Builder with(Score score, Precision precision) {
            put(RowColumn.RAW, score.raw());
            put(RowColumn.MOS, score.mos());
            put(RowColumn.SCORE, score.percent());
            put(RowColumn.PERCENTILE, score.percentile());
            put(RowColumn.WIDTH, (long) score.width());
            put(RowColumn.HEIGHT, (long) score.height());
            put(RowColumn.CROPS, (long) score.crops());
            put(RowColumn.PRECISION, precision.toString());
            score.warning().ifPresent(warning -> put(RowColumn.WARNING, warning));
            score.interval().ifPresent(interval -> {
                put(RowColumn.MOS_LOW, interval.low());
                put(RowColumn.MOS_HIGH, interval.high());
            });
            score.domain().ifPresent(domain -> {
                put(RowColumn.DOMAIN, domain.kind().toString());
                put(RowColumn.DOMAIN_P, domain.pValue());
            });
            score.distribution().ifPresent(ratings -> {
                put(RowColumn.DISTRIBUTION, RowText.shares(ratings.shares()));
                put(RowColumn.SD, ratings.deviation());
            });
            return this;
        }

        ResultRow build() {
            return new ResultRow(values);
        }
    }

    /** The row of an image. */
    public static ResultRow of(String path, Score score, Precision precision) {
        return new Builder(path, OK, score.task(), score.model())
                .with(score, precision)
                .build();
    }

    /** A note is a warning: the score is valid, but not of what the file's name promises. */
    private static ResultRow noted(String path, BatchResult.ImageScored<?> image, Precision precision) {
        var score = image.score();
        var row = new Builder(path, OK, score.task(), score.model()).with(score, precision);
        if (!image.note().isEmpty()) {
            row.put(
                    RowColumn.WARNING,
                    score.warning()
                            .map(warning -> warning + "; " + image.note())
                            .orElse(image.note()));
        }
        return row.build();
    }

    /** The row of a video. */
    public static ResultRow of(String path, VideoScore score, Precision precision) {
        var whole = score.whole();
        var video = score.video();
        var row = new Builder(path, OK, whole.task(), whole.model()).with(whole, precision);
        row.put(RowColumn.FRAMES, video.frames());
        if (video.framesPerSecond() > 0) {
            row.put(RowColumn.FPS, video.framesPerSecond());
        }
        row.put(RowColumn.DURATION, video.seconds());
        if (score.clips() > 0) {
            row.put(RowColumn.CLIPS, (long) score.clips());
        }
        row.put(RowColumn.P10, score.p10());
        row.put(RowColumn.P10_SCORE, score.p10Percent());
        if (!video.complete()) {
            row.put(RowColumn.WARNING, video.missingParts());
        }
        return row.build();
    }

    /**
     * The row of an item without a score.
     *
     * @param error why, in one line
     * @throws IllegalArgumentException if {@code error} is empty
     */
    public static ResultRow failed(String path, String error, Task task, String model) {
        if (error.isEmpty()) {
            throw new IllegalArgumentException("an item without a score must have a reason, got none for " + path);
        }
        var row = new Builder(path, ERROR, task, model);
        row.put(RowColumn.ERROR, error);
        return row.build();
    }

    /**
     * The row of a batch's result, with videos sampled as {@link VideoOptions#DEFAULT} says.
     *
     * @param scorer of the batch
     */
    public static ResultRow of(String path, BatchResult<?> result, Scorer scorer) {
        return of(path, result, scorer, VideoOptions.DEFAULT);
    }

    /**
     * The row of a batch's result.
     *
     * @param scorer of the batch
     * @param options of the batch
     */
    public static ResultRow of(String path, BatchResult<?> result, Scorer scorer, VideoOptions options) {
        if (result instanceof BatchResult.ImageScored<?> image) {
            return noted(path, image, scorer.precision()).withProvenance(scorer, options);
        }
        if (result instanceof BatchResult.VideoScored<?> video) {
            return of(path, video.score(), scorer.precision()).withProvenance(scorer, options);
        }
        var model = scorer.description();
        return failed(path, ((BatchResult.Failed<?>) result).reason(), model.task(), model.name())
                .withProvenance(scorer, options);
    }

    /**
     * The same with the content hash of the model and, if the item has a score, the settings that determine it.
     *
     * @param options sampling of videos
     */
    public ResultRow withProvenance(Scorer scorer, VideoOptions options) {
        var more = new EnumMap<>(values);
        more.put(RowColumn.MODEL_HASH, scorer.modelHash());
        var settings = isVideo() ? scorer.videoSettings(options) : scorer.imageSettings();
        if (isOk() && !settings.isEmpty()) {
            more.put(RowColumn.SETTINGS, settings);
        }
        return new ResultRow(more);
    }

    /** The same with the causes of an image whose score has distortions. */
    public ResultRow withCauses(BatchResult<?> result) {
        if (result instanceof BatchResult.ImageScored<?> image
                && image.score().distortions().isPresent()) {
            var more = new EnumMap<>(values);
            more.put(
                    RowColumn.CAUSES,
                    RowCauses.rounded(image.score().distortions().get().causes()));
            return new ResultRow(more);
        }
        return this;
    }

    /**
     * The row of the fields of a CSV record of this or an earlier version.
     *
     * @throws IllegalArgumentException if their number is wrong, or a value is no finite decimal number where its
     *     column requires one
     */
    public static ResultRow ofFields(List<String> fields) {
        if (!RowColumn.isCount(fields.size())) {
            throw new IllegalArgumentException(
                    "a row must have %d fields, got %d".formatted(RowColumn.values().length, fields.size()));
        }
        var values = new EnumMap<RowColumn, Object>(RowColumn.class);
        var names = RowColumn.names();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                var column = RowColumn.of(names.get(i));
                values.put(column, column.parse(fields.get(i)));
            }
        }
        return checked(values);
    }

    /**
     * The row of the members of a JSON object; null and missing members are fields without a value.
     *
     * <p>A whole number may be of any {@link Number} without a fraction, such as a {@link Double} of 900.0.
     *
     * @throws IllegalArgumentException if a name or value is wrong
     */
    public static ResultRow ofMembers(Map<String, ? extends @Nullable Object> members) {
        var values = new EnumMap<RowColumn, Object>(RowColumn.class);
        members.forEach((name, value) -> {
            var column = RowColumn.of(name);
            if (value instanceof List<?> list && column.type() == RowColumn.Type.CAUSES) {
                values.put(column, RowCauses.ofMembers(list));
            } else if (value != null) {
                if (column.type() == RowColumn.Type.CAUSES) {
                    throw new IllegalArgumentException("%s must be a list, got %s".formatted(name, value));
                }
                if ((column.type() == RowColumn.Type.TEXT) != value instanceof String) {
                    throw new IllegalArgumentException("%s must be %s, got %s"
                            .formatted(name, column.type() == RowColumn.Type.TEXT ? "text" : "a number", value));
                }
                values.put(column, column.parse(value.toString()));
            }
        });
        return checked(values);
    }

    private static ResultRow checked(EnumMap<RowColumn, Object> values) {
        var status = values.get(RowColumn.STATUS);
        if (!values.containsKey(RowColumn.PATH) || !(OK.equals(status) || ERROR.equals(status))) {
            throw new IllegalArgumentException("a row must have a path, and the status ok or error, got " + status);
        }
        return new ResultRow(values);
    }

    /** Path of the item. */
    public String path() {
        return text(RowColumn.PATH).orElseThrow();
    }

    /** Whether the item has a score. */
    public boolean isOk() {
        return OK.equals(values.get(RowColumn.STATUS));
    }

    /** Whether the item is a video with a score. */
    public boolean isVideo() {
        return values.containsKey(RowColumn.FRAMES);
    }

    /** Value of a column of type {@link RowColumn.Type#TEXT}. */
    public Optional<String> text(RowColumn column) {
        return Optional.ofNullable((String) value(column, RowColumn.Type.TEXT));
    }

    /** Value of a column of type {@link RowColumn.Type#DOUBLE}. */
    public OptionalDouble number(RowColumn column) {
        var value = (Double) value(column, RowColumn.Type.DOUBLE);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Value of a column of type {@link RowColumn.Type#INTEGER}. */
    public OptionalLong whole(RowColumn column) {
        var value = (Long) value(column, RowColumn.Type.INTEGER);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The distortions of an image, if they were asked for; empty if none was found. */
    @SuppressWarnings("unchecked") // by the type of the column
    public Optional<List<DistortionEstimate>> causes() {
        return Optional.ofNullable((List<DistortionEstimate>) value(RowColumn.CAUSES, RowColumn.Type.CAUSES));
    }

    private @Nullable Object value(RowColumn column, RowColumn.Type type) {
        if (column.type() != type) {
            throw new IllegalArgumentException(
                    "column %s is of type %s, not %s".formatted(column, column.type(), type));
        }
        return values.get(column);
    }

    /**
     * All columns by name, in order, with a {@link String}, {@link Long}, {@link Double} or null; of the causes a list
     * of maps with {@code distortion}, {@code probability}, {@code level} and {@code strength}.
     */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (var column : RowColumn.values()) {
            map.put(column.text(), values.get(column));
        }
        causes().ifPresent(causes -> map.put(RowColumn.CAUSES.text(), RowCauses.members(causes)));
        return Collections.unmodifiableMap(map);
    }

    /** Fields of a CSV record, in order; empty where there is no value. */
    public List<String> toFields() {
        return Arrays.stream(RowColumn.values()).map(this::field).toList();
    }

    private String field(RowColumn column) {
        if (column == RowColumn.CAUSES) {
            return causes().map(RowCauses::text).orElse("");
        }
        var value = values.get(column);
        return value == null ? "" : value.toString();
    }

    /** A CSV record (RFC 4180) without the end of the line. */
    public String toCsv() {
        return RowText.csv(toFields());
    }

    /** The CSV record of the column names, without the end of the line. */
    public static String csvHeader() {
        return RowText.csv(RowColumn.names());
    }

    /** A JSON object on one line, every column present, numbers in full precision. */
    public String toJson() {
        return RowText.json(toMap());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResultRow row && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
