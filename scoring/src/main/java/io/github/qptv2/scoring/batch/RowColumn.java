package io.github.qptv2.scoring.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
    RAW(Type.REAL),
    /** Mean opinion score; like the two after it empty without calibration. */
    MOS(Type.REAL),
    /** The same in percent of its scale. */
    SCORE(Type.REAL),
    /** Share of the calibration's set with worse scores, in percent. */
    PERCENTILE(Type.REAL),
    /** Width in pixels. */
    WIDTH(Type.WHOLE),
    /** Height in pixels. */
    HEIGHT(Type.WHOLE),
    /** Number of crops. */
    CROPS(Type.WHOLE),
    /** Why there is no score, in one line. */
    ERROR(Type.TEXT),
    /** Number of frames; this and the following are empty for images. */
    FRAMES(Type.WHOLE),
    /** Mean frame rate, in frames per second. */
    FPS(Type.REAL),
    /** Duration in seconds. */
    DURATION(Type.REAL),
    /** Number of clips; empty with an image model. */
    CLIPS(Type.WHOLE),
    /** Raw output that a tenth of the segments fall short of. */
    P10(Type.REAL),
    /** The same in percent of the MOS scale. */
    P10_SCORE(Type.REAL),
    /** What of a truncated video is missing, in one line. */
    WARNING(Type.TEXT),
    /** Precision of the network, such as {@code fp32}; not in rows of versions that had one only. */
    PRECISION(Type.TEXT);

    /** Numbers of columns in files of earlier versions; their columns are the first ones of today's. */
    private static final List<Integer> FORMER_COUNTS = List.of(12, 19);

    /** Type of a column's values. */
    public enum Type {
        /** A {@link String}. */
        TEXT,
        /** A {@link Long}. */
        WHOLE,
        /** A {@link Double}. */
        REAL;

        /** @throws NumberFormatException if the text is no such value */
        Object parse(String text) {
            return switch (this) {
                case TEXT -> text;
                case WHOLE -> Long.valueOf(text);
                case REAL -> Double.valueOf(text);
            };
        }
    }

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

    /** The column of a name. */
    static RowColumn of(String name) {
        return Arrays.stream(values())
                .filter(column -> column.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a row has no field " + name));
    }

    /** Whether this is the number of columns in a file of this or an earlier version. */
    static boolean isCount(int columns) {
        return columns == values().length || FORMER_COUNTS.contains(columns);
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
