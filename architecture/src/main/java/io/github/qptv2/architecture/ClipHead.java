package io.github.qptv2.architecture;

import java.util.LinkedHashMap;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;

/**
 * The stored forms of a clip network's head: linear layers, or equivalent 1 x 1 x 1 convolutions, under their own names
 * or those of FAST-VQA's head (Wu et al., 2022). The form of the published {@code vqa_*.pth} is unknown. Plain Java.
 */
public final class ClipHead {

    private static final String HEAD = "quality_regressor.";
    private static final int CONVOLUTION = 5; // dimensions of its kernel

    private ClipHead() {}

    /** Converts the head to linear layers; weights without such a head are unchanged. */
    public static StateDict linear(StateDict weights) {
        var plain = new LinkedHashMap<String, Weight>();
        weights.renamed(ClipHead::name)
                .weights()
                .forEach((name, weight) -> plain.put(name, name.startsWith(HEAD) ? flat(weight) : weight));
        return new StateDict(plain, weights.metadata());
    }

    private static String name(String name) {
        return name.startsWith(HEAD) ? name.replace(".fc_hid.", ".fc_cls.0.").replace(".fc_last.", ".fc_cls.3.") : name;
    }

    private static Weight flat(Weight weight) {
        long[] shape = weight.shape();
        boolean points = shape.length == CONVOLUTION && shape[0] * shape[1] == weight.elements();
        return points ? new Weight(weight.dtype(), new long[] {shape[0], shape[1]}, weight.data()) : weight;
    }
}
