package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.Interpolation;

/** Declarations of the geometry operators. */
final class GeometryOperators {

    static final List<Operator> ALL = List.of(
            Operator.of(
                    "down-up",
                    "factor,down=area,up=bicubic",
                    a -> new Rescaling.DownUp(
                            a.doubleValue("factor"),
                            a.choice("down", Interpolation.class),
                            a.choice("up", Interpolation.class))),
            Operator.of(
                    "rescale",
                    "factor,filter=bilinear",
                    a -> new Rescaling.Rescale(a.doubleValue("factor"), a.choice("filter", Interpolation.class))),
            Operator.of(
                    "restore-size",
                    "filter=bicubic",
                    a -> new Rescaling.Restore(a.choice("filter", Interpolation.class))),
            Operator.of("pixelate", "strength", a -> new Rescaling.Pixelate(a.doubleValue("strength"))),
            Operator.of(
                    "jitter",
                    "deviation,rounds=5",
                    a -> new Displacement.Jitter(a.doubleValue("deviation"), a.intValue("rounds"))),
            Operator.of(
                    "non-eccentricity-patch",
                    "count,size=16,reach=8",
                    a -> new Displacement.Patches(a.intValue("count"), a.intValue("size"), a.intValue("reach"))),
            Operator.of(
                    "color-block",
                    "count,size=32",
                    a -> new Displacement.ColorBlocks(a.intValue("count"), a.intValue("size"))));

    private GeometryOperators() {}
}
