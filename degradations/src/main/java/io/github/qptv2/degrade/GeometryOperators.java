package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.Interpolation;

/** Declarations of the geometry operators. */
final class GeometryOperators {

    static final List<Operator> ALL = List.of(
            Operator.of(
                    "down-up",
                    "factor,down=area,up=bicubic",
                    a -> new Resampling.DownUp(
                            a.real("factor"),
                            a.choice("down", Interpolation.class),
                            a.choice("up", Interpolation.class))),
            Operator.of(
                    "rescale",
                    "factor,filter=bilinear",
                    a -> new Resampling.Rescale(a.real("factor"), a.choice("filter", Interpolation.class))),
            Operator.of(
                    "restore-size",
                    "filter=bicubic",
                    a -> new Resampling.Restore(a.choice("filter", Interpolation.class))),
            Operator.of("pixelate", "strength", a -> new Resampling.Pixelate(a.real("strength"))),
            Operator.of(
                    "jitter",
                    "deviation,rounds=5",
                    a -> new Displacement.Jitter(a.real("deviation"), a.whole("rounds"))),
            Operator.of(
                    "non-eccentricity-patch",
                    "count,size=16,reach=8",
                    a -> new Displacement.Patches(a.whole("count"), a.whole("size"), a.whole("reach"))),
            Operator.of(
                    "color-block",
                    "count,size=32",
                    a -> new Displacement.ColorBlocks(a.whole("count"), a.whole("size"))));

    private GeometryOperators() {}
}
