package io.github.qptv2.degrade;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One kind of damage at five rising severities: a type of KADID-10k, over-exposure, lost resolution, or a video codec
 * with a coarser and coarser quantiser.
 *
 * <pre>{@code
 * List<Image> worst = new Chain(List.of(DamageLadder.named("h264").at(5)), 1).apply(frames);
 * }</pre>
 *
 * @param name {@code h264}, {@code vp9}, {@code exposure}, {@code down-up}, or KADID-10k's
 * @param rungs the weakest first
 */
public record DamageLadder(String name, List<Degradation> rungs) {

    /** Severities of every kind. */
    public static final int RUNGS = 5;

    /** Checks that there are five. */
    public DamageLadder {
        rungs = List.copyOf(rungs);
        if (rungs.size() != RUNGS) {
            throw new IllegalArgumentException("a ladder must have %d rungs, got %d".formatted(RUNGS, rungs.size()));
        }
    }

    /**
     * By name: {@code h264} at quantisers 23, 28, 33, 38, 43, {@code vp9} at 23, 33, 43, 53, 63, {@code exposure} by
     * 0.5, 1, 1.5, 2 and 3 stops too much, {@code down-up} by 1.5, 2, 4, 8 and 12, or as {@link KadidType#named}.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static DamageLadder named(String name) {
        return switch (name) {
            case "h264" -> codec(name, rung -> new VideoCodec.H264(23 + 5 * rung));
            case "vp9" -> codec(name, rung -> new VideoCodec.Vp9(23 + 10 * rung));
            case "exposure" -> steps(name, Tone.Exposure::new, 0.5, 1, 1.5, 2, 3);
            case "down-up" -> steps(name, DamageLadder::downUp, 1.5, 2, 4, 8, 12);
            default -> of(KadidType.named(name));
        };
    }

    private static DamageLadder steps(String name, DoubleFunction<Degradation> rung, double... steps) {
        return new DamageLadder(name, DoubleStream.of(steps).mapToObj(rung).toList());
    }

    private static Degradation downUp(double factor) {
        return new Resampling.DownUp(factor, Interpolation.AREA, Interpolation.BICUBIC);
    }

    private static DamageLadder codec(String name, IntFunction<Degradation> rung) {
        return new DamageLadder(name, IntStream.range(0, RUNGS).mapToObj(rung).toList());
    }

    private static DamageLadder of(KadidType type) {
        return new DamageLadder(
                type.name(),
                type.ladder().stream().map(KadidType.Rung::degradation).toList());
    }

    /** The damage at a severity, 1 (weakest) to 5. */
    public Degradation at(int severity) {
        Rules.between("severity", severity, 1, RUNGS);
        return rungs.get(severity - 1);
    }
}
