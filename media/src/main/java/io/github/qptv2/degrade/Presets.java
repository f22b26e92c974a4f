package io.github.qptv2.degrade;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.degrade.Composition.Advanced;
import io.github.qptv2.degrade.Composition.OneOf;
import io.github.qptv2.degrade.Composition.Weighted;

/** The published degradation models, by name; each is mirrored by a file in {@code configs/degrade}. */
public final class Presets {

    private static final String SIGMA = "sigma-x=0.2..3,kernel=7..21/2";
    private static final String SIGMAS = "sigma-x=0.2..3,sigma-y=0.2..3,angle=-90..90,kernel=7..21/2";

    /**
     * QPT V2's choice: blurring (D1) and colour space transformation (D2), in random order, each skipped with
     * probability 0.2, once or twice over. The paper gives no ranges; blur has those of Real-ESRGAN's first order.
     */
    public static final Composition QPTV2 = new Advanced(List.of(blurring(), colourSpace()), 0.2, true, 1, 2);

    private static final Map<String, Composition> BY_NAME = byName();

    private Presets() {}

    /** Names, the default first. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** A preset by name; an unknown name is an error that lists those there are. */
    public static Composition named(String name) {
        Composition preset = BY_NAME.get(name);
        if (preset == null) {
            throw new IllegalArgumentException(
                    "no preset is called '%s'; there are %s".formatted(name, String.join(", ", names())));
        }
        return preset;
    }

    private static Map<String, Composition> byName() {
        var presets = new LinkedHashMap<String, Composition>();
        presets.put("qptv2", QPTV2);
        return Collections.unmodifiableMap(presets);
    }

    /** Real-ESRGAN's six kernels, first order: probabilities and ranges. */
    private static Composition blurring() {
        return new OneOf(List.of(
                weighted(0.45, "gaussian-blur:sigma=0.2..3,kernel=7..21/2"),
                weighted(0.25, "anisotropic-blur:" + SIGMAS),
                weighted(0.12, "generalised-blur:" + SIGMA + ",beta=0.5..1|1..4"),
                weighted(0.03, "generalised-blur:" + SIGMAS + ",beta=0.5..1|1..4"),
                weighted(0.12, "plateau-blur:" + SIGMA + ",beta=1..2"),
                weighted(0.03, "plateau-blur:" + SIGMAS + ",beta=1..2")));
    }

    private static Composition colourSpace() {
        return new OneOf(List.of(
                weighted(3, "cst:space=hsv,scale-2=0.4..1.6,scale-3=0.6..1.4,shift-1=-0.08..0.08,shift-3=-0.1..0.1"),
                weighted(
                        3,
                        "cst:space=lab,scale-1=0.7..1.3,scale-2=0.4..2,scale-3=0.4..2,shift-1=-0.1..0.1,"
                                + "shift-2=-0.1..0.1,shift-3=-0.1..0.1"),
                weighted(
                        3,
                        "cst:space=ycbcr,scale-1=0.7..1.3,scale-2=0.4..2,scale-3=0.4..2,shift-1=-0.1..0.1,"
                                + "shift-2=-0.08..0.08,shift-3=-0.08..0.08"),
                weighted(1, "cst:space=grey,scale-1=0.7..1.3,shift-1=-0.1..0.1")));
    }

    static Weighted weighted(double weight, String draw) {
        return new Weighted(weight, Draw.parse(draw));
    }
}
