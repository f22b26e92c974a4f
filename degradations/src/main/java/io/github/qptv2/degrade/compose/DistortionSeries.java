package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.Resampling;
import io.github.qptv2.degrade.ToneMapping;
import io.github.qptv2.degrade.VideoCodec;
import io.github.qptv2.degrade.pixel.Interpolation;
import io.github.qptv2.degrade.pixel.ParameterChecks;

/**
 * One kind of damage at five rising severities: a type of KADID-10k, over-exposure, lost resolution, or a video codec
 * with a coarser and coarser quantizer.
 *
 * <pre>{@code
 * List<Image> worst = new DegradationChain(List.of(DistortionSeries.named("h264").at(5)), 1).apply(frames);
 * }</pre>
 *
 * @param name {@code h264}, {@code vp9}, {@code exposure}, {@code down-up}, or KADID-10k's
 * @param levels the weakest first
 */
public record DistortionSeries(String name, List<Degradation> levels) {

    /** Severities of every kind. */
    public static final int LEVELS = 5;

    /** Checks that there are five. */
    public DistortionSeries {
        levels = List.copyOf(levels);
        if (levels.size() != LEVELS) {
            throw new IllegalArgumentException("a ladder must have %d rungs, got %d".formatted(LEVELS, levels.size()));
        }
    }

    /**
     * By name: {@code h264} at quantizers 23, 28, 33, 38, 43, {@code vp9} at 23, 33, 43, 53, 63, {@code exposure} by
     * 0.5, 1, 1.5, 2 and 3 stops too much, {@code down-up} by 1.5, 2, 4, 8 and 12, or as {@link KadidDistortion#named}.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static DistortionSeries byName(String name) {
        return switch (name) {
            case "h264" -> codec(name, level -> new VideoCodec.H264(23 + 5 * level));
            case "vp9" -> codec(name, level -> new VideoCodec.Vp9(23 + 10 * level));
            case "exposure" -> steps(name, ToneMapping.Exposure::new, 0.5, 1, 1.5, 2, 3);
            case "down-up" -> steps(name, DistortionSeries::downUp, 1.5, 2, 4, 8, 12);
            default -> of(KadidDistortion.named(name));
        };
    }

    private static DistortionSeries steps(String name, DoubleFunction<Degradation> level, double... steps) {
        return new DistortionSeries(name, DoubleStream.of(steps).mapToObj(level).toList());
    }

    private static Degradation downUp(double factor) {
        return new Resampling.DownUp(factor, Interpolation.AREA, Interpolation.BICUBIC);
    }

    private static DistortionSeries codec(String name, IntFunction<Degradation> level) {
        return new DistortionSeries(
                name, IntStream.range(0, LEVELS).mapToObj(level).toList());
    }

    private static DistortionSeries of(KadidDistortion type) {
        return new DistortionSeries(
                type.name(),
                type.series().stream().map(KadidDistortion.Level::degradation).toList());
    }

    /** The damage at a severity, 1 (weakest) to 5. */
    public Degradation at(int severity) {
        ParameterChecks.between("severity", severity, 1, LEVELS);
        return levels.get(severity - 1);
    }
}
