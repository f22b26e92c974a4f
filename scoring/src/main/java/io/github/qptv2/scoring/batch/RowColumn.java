package io.github.qptv2.scoring.batch;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;

/**
 * The columns of a {@link ResultRow}, in the order of every format. This table is the only place that names them.
 *
 * @since 0.2
 */
public enum RowColumn {
    /** Path as given, or the folder as given with the file's name appended. */
    PATH(Type.TEXT),
    /** {@code ok} or {@code error}. */
    STATUS(Type.TEXT),
    /** Task of the model. */
    TASK(Type.TEXT),
    /** Name of the model. */
    MODEL(Type.TEXT),
    /** Raw output of the network. */
    RAW(Type.DOUBLE),
    /** Mean opinion score; like the two after it empty without calibration. */
    MOS(Type.DOUBLE),
    /** The same in percent of its scale. */
    SCORE(Type.DOUBLE),
    /** Share of the calibration's set with worse scores, in percent. */
    PERCENTILE(Type.DOUBLE),
    /** Width in pixels. */
    WIDTH(Type.INTEGER),
    /** Height in pixels. */
    HEIGHT(Type.INTEGER),
    /** Number of crops. */
    CROPS(Type.INTEGER),
    /** Why there is no score, in one line. */
    ERROR(Type.TEXT),
    /** Number of frames; this and the following are empty for images. */
    FRAMES(Type.INTEGER),
    /** Mean frame rate, in frames per second. */
    FPS(Type.DOUBLE),
    /** Duration in seconds. */
    DURATION(Type.DOUBLE),
    /** Number of clips; empty with an image model. */
    CLIPS(Type.INTEGER),
    /** Raw output that a tenth of the segments fall short of. */
    P10(Type.DOUBLE),
    /** The same in percent of the MOS scale. */
    P10_SCORE(Type.DOUBLE),
    /**
     * What of a truncated video is missing, why an image's file is corrupt, or which preview of a RAW photograph was
     * scored; one line.
     */
    WARNING(Type.TEXT),
    /** Precision of the network, such as {@code fp32}; not in rows of versions that had one only. */
    PRECISION(Type.TEXT),
    /** Content hash of the model, {@link Scorer#modelHash}; like the next not in rows of versions before it. */
    MODEL_HASH(Type.TEXT),
    /** Settings that determine the score, {@link Scorer#imageSettings} or {@link Scorer#videoSettings}. */
    SETTINGS(Type.TEXT),
    /** Distortions that lower the quality of an image, if they were asked for; an empty list if none was found. */
    CAUSES(Type.CAUSES),
    /** Lower end of the interval of {@code mos}; like the following empty for videos and models without intervals. */
    MOS_LOW(Type.DOUBLE),
    /** Upper end of it. */
    MOS_HIGH(Type.DOUBLE),
    /** {@code photo} or {@code out-of-domain}, {@link Score#domain}. */
    DOMAIN(Type.TEXT),
    /** Its p-value, in (0, 1]: how usual the image is among photographs. */
    DOMAIN_P(Type.DOUBLE),
    /**
     * Predicted shares of the ratings 1 to K, lowest first, separated by spaces; like the next empty for models with a
     * single output, and for videos.
     */
    DISTRIBUTION(Type.TEXT),
    /** Standard deviation of that distribution. */
    SD(Type.DOUBLE);

    /** Numbers of columns in files of earlier versions; their columns are the first ones of today's. */
    private static final List<Integer> LEGACY_COUNTS = List.of(12, 19, 20, 22);

    /** Type of a column's values. */
    public enum Type {
        /** A {@link String}. */
        TEXT,
        /** A {@link Long}. */
        INTEGER,
        /** A finite {@link Double}. */
        DOUBLE,
        /** A list of {@link io.github.qptv2.scoring.DistortionEstimate}. */
        CAUSES
    }

    /** A number of JSON, whose integer part may also begin with zeros. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    /** Digits of a whole number, leading zeros included: {@link BigDecimal} parses them in quadratic time. */
    private static final int MAX_INTEGER_DIGITS = 1000;

    private final Type type;

    RowColumn(Type type) {
        this.type = type;
    }

    /** Name of the column in CSV and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Type of its values. */
    public Type type() {
        return type;
    }

    /**
     * The value that a text denotes.
     *
     * @throws IllegalArgumentException naming the column if the text is no value of its type
     */
    Object parse(String text) {
        return switch (type) {
            case TEXT -> text;
            case INTEGER -> whole(text);
            case DOUBLE -> real(text);
            case CAUSES -> RowCauses.parse(text);
        };
    }

    private Long whole(String text) {
        try {
            if (text.length() <= MAX_INTEGER_DIGITS && DECIMAL.matcher(text).matches()) {
                return new BigDecimal(text).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // has a fraction or exceeds the range
        }
        throw invalidValue("a whole number of 64 bits", text);
    }

    private Double real(String text) {
        double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw invalidValue("a finite decimal number", text);
        }
        return value;
    }

    private IllegalArgumentException invalidValue(String rule, String text) {
        return new IllegalArgumentException("%s must be %s, got %s".formatted(text(), rule, text));
    }

    /** The column of a name. */
    static RowColumn of(String name) {
        return Arrays.stream(values())
                .filter(column -> column.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a row has no field " + name));
    }

    /** Whether this is the number of columns in a file of this or an earlier version. */
    static boolean isCount(int columns) {
        return columns == values().length || LEGACY_COUNTS.contains(columns);
    }

    /** Names of all columns, in order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(RowColumn::text).toList();
    }

    /** Whether these are the names of all columns, or of those that an earlier version had. */
    public static boolean isHeader(List<String> names) {
        return isCount(names.size()) && names.equals(names().subList(0, names.size()));
    }
}
