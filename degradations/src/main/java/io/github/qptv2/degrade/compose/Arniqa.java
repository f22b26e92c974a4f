package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.Operators;
import io.github.qptv2.degrade.compose.DegradationModel.Levels;
import io.github.qptv2.degrade.compose.DegradationModel.OneOf;
import io.github.qptv2.degrade.compose.DegradationModel.SomeOf;
import io.github.qptv2.degrade.compose.DegradationModel.Sometimes;

/**
 * The degradation space of ARNIQA (Agnolucci, Galteri, Bertini and Del Bimbo, WACV 2024), as its published generator
 * samples it: 5 % of the images are pristine; the others have 1 to 4 of seven groups in random order, one type of each
 * group, at a level with a half-normal density over the five.
 *
 * <p>Compared with KADID-10k's 25 types, color quantization and noise-then-denoise are missing and non-linear contrast
 * is added. JPEG 2000 ends at another ratio; mean shift and contrast have another order.
 */
final class Arniqa {

    private static final double PRISTINE = 0.05;
    private static final int MAX_GROUPS = 4;
    private static final double DEVIATION = 2.5;

    private Arniqa() {}

    static DegradationModel space() {
        return new Sometimes(1 - PRISTINE, new SomeOf(1, MAX_GROUPS, 0, groups()));
    }

    private static List<DegradationModel> groups() {
        return List.of(
                group("gaussian-blur", "lens-blur", "motion-blur"),
                group("color-diffusion", "color-shift", "saturation-hsv", "saturation-lab"),
                group("jpeg2000", "jpeg"),
                group("white-noise", "white-noise-ycbcr", "impulse-noise", "multiplicative-noise"),
                group("brighten", "darken", "mean-shift"),
                group("jitter", "non-eccentricity-patch", "pixelate", "quantization", "color-block"),
                group("sharpen", "linear-contrast", "nonlinear-contrast"));
    }

    private static DegradationModel group(String... types) {
        return OneOf.evenly(Stream.of(types)
                .map(type -> new Levels(levels(type), DEVIATION))
                .toList());
    }

    /** The levels of the generator, which are KADID-10k's in their published order but for four types. */
    private static List<Degradation> levels(String type) {
        return switch (type) {
            case "jpeg2000" -> levels("jpeg2000:ratio=", 16, 32, 45, 120, 170);
            case "mean-shift" -> levels("mean-shift:shift=", 0, .08, -.08, .15, -.15);
            case "linear-contrast" -> levels("s-curve:amount=", 0, .15, -.4, .3, -.6);
            case "nonlinear-contrast" -> levels("nonlinear-contrast:offset=", .4, .3, .2, .1, .05);
            default -> Kadid10kLevels.named(type).levels();
        };
    }

    private static List<Degradation> levels(String operator, double... values) {
        return DoubleStream.of(values)
                .mapToObj(value -> Operators.parse(operator + value))
                .toList();
    }
}
