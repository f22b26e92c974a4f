package io.github.qptv2.degrade.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.degrade.compose.DegradationModel.Advanced;
import io.github.qptv2.degrade.compose.DegradationModel.Levels;
import io.github.qptv2.degrade.compose.DegradationModel.OneOf;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.degrade.compose.DegradationModel.Weighted;

/** The published degradation models, by name; each equals a file in {@code configs/degrade}. */
public final class Presets {

    private static final Map<String, DegradationModel> BY_NAME = byName();

    private Presets() {}

    /**
     * QPT V2: blurring (D1) and color space transformation (D2), in random order, each skipped with probability 0.2, in
     * one or two repetitions. The paper states no ranges: blur has those of Real-ESRGAN's first order; those of the
     * color spaces are chosen here.
     */
    public static DegradationModel qptV2() {
        return new Advanced(List.of(RealEsrgan.blur("0.2..3"), colorSpace()), 0.2, true, 1, 2);
    }

    /** Names, the default first. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** A preset by name; the error of an unknown name lists the known ones. */
    public static DegradationModel named(String name) {
        DegradationModel preset = BY_NAME.get(name);
        if (preset == null) {
            throw new IllegalArgumentException(
                    "no preset is called '%s'; there are %s".formatted(name, String.join(", ", names())));
        }
        return preset;
    }

    private static Map<String, DegradationModel> byName() {
        var presets = new LinkedHashMap<String, DegradationModel>();
        presets.put("qptv2", qptV2());
        presets.put("qptv1", QptV1.space());
        presets.put("real-esrgan", RealEsrgan.secondOrder());
        presets.put("kadid", kadid());
        presets.put("arniqa", Arniqa.space());
        return Collections.unmodifiableMap(presets);
    }

    /** One of the 25 types at one of its five levels, all equally likely. */
    private static DegradationModel kadid() {
        return OneOf.evenly(Kadid10kLevels.all().stream()
                .map(type -> new Levels(type.levels(), 0))
                .toList());
    }

    private static DegradationModel colorSpace() {
        String free = "scale-2=0.4..2,scale-3=0.4..2,shift-1=-0.1..0.1,shift-2=-0.1..0.1,shift-3=-0.1..0.1";
        return new OneOf(List.of(
                weighted(3, "cst:space=hsv,scale-2=0.4..1.6,scale-3=0.6..1.4,shift-1=-0.08..0.08,shift-3=-0.1..0.1"),
                weighted(3, "cst:space=lab,scale-1=0.7..1.3," + free),
                weighted(3, "cst:space=ycbcr,scale-1=0.7..1.3," + free),
                weighted(1, "cst:space=gray,scale-1=0.7..1.3,shift-1=-0.1..0.1")));
    }

    private static Weighted weighted(double weight, String draw) {
        return new Weighted(weight, RandomOperator.parse(draw));
    }
}
