package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.pixel.ParameterChecks;

/**
 * One distortion type at five rising levels: a type of KADID-10k, one direction of a type with two (mean shift,
 * contrast, exposure), loss of resolution, halos, ringing, or a video codec with a coarser and coarser quantizer.
 *
 * <pre>{@code
 * Degradation strongest = DistortionSeries.byName("h264").at(5);
 * List<Image> degraded = new DegradationChain(List.of(strongest), 1).apply(frames);
 * }</pre>
 *
 * @param name one of {@link #tables}, or KADID-10k's
 * @param levels the weakest first
 */
public record DistortionSeries(String name, List<Degradation> levels) {

    /** Number of levels of every type. */
    public static final int LEVELS = 5;

    private static final Map<String, DistortionTable> TABLES = Stream.of(
                    DistortionTable.H264,
                    DistortionTable.VP9,
                    DistortionTable.EXPOSURE,
                    DistortionTable.UNDEREXPOSURE,
                    DistortionTable.DOWN_UP,
                    DistortionTable.MEAN_SHIFT_UP,
                    DistortionTable.MEAN_SHIFT_DOWN,
                    DistortionTable.CONTRAST_UP,
                    DistortionTable.CONTRAST_DOWN,
                    DistortionTable.OVERSHARPENING,
                    DistortionTable.RINGING)
            .collect(Collectors.toMap(
                    table -> table.name().toLowerCase(Locale.ROOT).replace('_', '-'), table -> table));

    /** Checks that there are five. */
    public DistortionSeries {
        levels = List.copyOf(levels);
        if (levels.size() != LEVELS) {
            throw new IllegalArgumentException(
                    "a distortion series must have %d levels, got %d".formatted(LEVELS, levels.size()));
        }
    }

    /**
     * By name: one of {@link #tables}, or a type of {@link Kadid10kLevels#named}.
     *
     * @throws IllegalArgumentException if no type has this name
     */
    public static DistortionSeries byName(String name) {
        DistortionTable table = TABLES.get(name);
        return table == null ? of(Kadid10kLevels.named(name)) : new DistortionSeries(name, table.levels());
    }

    /** Names of the types besides KADID-10k's, such as {@code exposure} or {@code h264}, sorted. */
    public static List<String> tables() {
        return TABLES.keySet().stream().sorted().toList();
    }

    private static DistortionSeries of(KadidDistortion type) {
        return new DistortionSeries(
                type.name(),
                type.series().stream().map(KadidDistortion.Level::degradation).toList());
    }

    /** The degradation at a level, 1 (weakest) to 5. */
    public Degradation at(int level) {
        ParameterChecks.between("level", level, 1, LEVELS);
        return levels.get(level - 1);
    }
}
