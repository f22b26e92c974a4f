package io.github.qptv2.degrade.compose;

import java.util.List;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.pixel.ParameterChecks;

/**
 * One distortion type at five rising levels: a type of KADID-10k, over-exposure, loss of resolution, or a video codec
 * with a coarser and coarser quantizer.
 *
 * <pre>{@code
 * Degradation strongest = DistortionSeries.byName("h264").at(5);
 * List<Image> degraded = new DegradationChain(List.of(strongest), 1).apply(frames);
 * }</pre>
 *
 * @param name {@code h264}, {@code vp9}, {@code exposure}, {@code down-up}, or KADID-10k's
 * @param levels the weakest first
 */
public record DistortionSeries(String name, List<Degradation> levels) {

    /** Number of levels of every type. */
    public static final int LEVELS = 5;

    /** Checks that there are five. */
    public DistortionSeries {
        levels = List.copyOf(levels);
        if (levels.size() != LEVELS) {
            throw new IllegalArgumentException(
                    "a distortion series must have %d levels, got %d".formatted(LEVELS, levels.size()));
        }
    }

    /**
     * By name: {@code h264}, {@code vp9}, {@code exposure} or {@code down-up} with the levels of
     * {@link DistortionTable}, or a type of {@link Kadid10k#named}.
     *
     * @throws IllegalArgumentException if no type has this name
     */
    public static DistortionSeries byName(String name) {
        return switch (name) {
            case "h264" -> new DistortionSeries(name, DistortionTable.H264.levels());
            case "vp9" -> new DistortionSeries(name, DistortionTable.VP9.levels());
            case "exposure" -> new DistortionSeries(name, DistortionTable.EXPOSURE.levels());
            case "down-up" -> new DistortionSeries(name, DistortionTable.DOWN_UP.levels());
            default -> of(Kadid10k.named(name));
        };
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
