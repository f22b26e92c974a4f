package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.NoiseDegradation;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.compose.DegradationModel.Advanced;
import io.github.qptv2.degrade.compose.DegradationModel.Levels;
import io.github.qptv2.degrade.compose.DegradationModel.SomeOf;
import io.github.qptv2.degrade.pixel.Interpolation;

/**
 * The degradation space of QPT v1 as a public re-implementation describes it: five of 26 operators with five levels
 * each, each skipped with probability 0.3, in random order, in one or two repetitions.
 */
final class QptV1 {

    private QptV1() {}

    static DegradationModel space() {
        return new Advanced(List.of(new SomeOf(5, 5, 0.3, operators())), 0, false, 1, 2);
    }

    private static List<DegradationModel> operators() {
        return Stream.of(
                        levels("unsharp:sigma=2,amount=", .5, .7, .9, 1.1, 1.3),
                        levels("gaussian-blur:sigma=", .5, 1, 1.5, 2, 2.5),
                        levels("motion-blur:length=", 3, 5, 7, 9, 11),
                        levels("median-blur:size=", 3, 5, 7, 9, 11),
                        levels("glass-blur:sigma=0.7,reach=", 1, 2, 3, 4, 5),
                        levels("lens-blur:radius=", 3, 4, 5, 6, 7),
                        levels("zoom-blur:factor=", 1.02, 1.04, 1.06, 1.08, 1.1),
                        levels("white-noise:deviation=", 4, 7.5, 11, 14.5, 18),
                        levels("white-noise:gray=true,deviation=", 4, 7.5, 11, 14.5, 18),
                        gain(.05, .1, .15, .2, .25),
                        levels("brightness:factor=", 1.05, 1.1, 1.15, 1.2, 1.25),
                        levels("brightness:factor=", .95, .9, .85, .8, .75),
                        levels("contrast:factor=", 1.05, 1.1, 1.15, 1.2, 1.25),
                        levels("contrast:factor=", .95, .9, .85, .8, .75),
                        levels("gamma:gamma=", 1.1, 1.2, 1.3, 1.4, 1.5),
                        levels("gamma:gamma=", .9, .8, .7, .6, .5),
                        levels("hue:degrees=", 3.6, 7.2, 10.8, 14.4, 18),
                        levels("hue:degrees=", -3.6, -7.2, -10.8, -14.4, -18),
                        levels("saturation:factor=", 1.1, 1.2, 1.3, 1.4, 1.5),
                        levels("saturation:factor=", .9, .8, .7, .6, .5),
                        levels("jpeg:quality=", 90, 70, 50, 30, 10),
                        downUp(Interpolation.NEAREST),
                        downUp(Interpolation.BILINEAR),
                        downUp(Interpolation.BICUBIC),
                        downUp(Interpolation.AREA),
                        downUp(Interpolation.LANCZOS))
                .toList();
    }

    private static DegradationModel downUp(Interpolation filter) {
        return levels("down-up:down=%s,up=%s,factor=".formatted(filter, filter), 2, 2.5, 3, 3.5, 4);
    }

    private static DegradationModel gain(double... shares) {
        return new Levels(
                IntStream.range(0, shares.length)
                        .<Degradation>mapToObj(
                                i -> new NoiseDegradation.Gain(round(1 - shares[i]), round(1 + shares[i])))
                        .toList(),
                0);
    }

    private static double round(double value) {
        return Math.rint(100 * value) / 100;
    }

    private static DegradationModel levels(String operator, double... values) {
        return new Levels(
                IntStream.range(0, values.length)
                        .mapToObj(i -> Operators.parse(operator + values[i]))
                        .toList(),
                0);
    }
}
