package io.github.qptv2.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Fit;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.model.Architecture;

/** Names and shapes that a checkpoint should have; for a network of clips those of the image network, inflated. */
record ExpectedShapes(Map<String, long[]> shapes) {

    private static final int TEMPORAL_PATCH = 2;

    static ExpectedShapes of(Architecture architecture) {
        var shapes = new LinkedHashMap<>(architecture.expected());
        if (architecture.frames() > 1) {
            long steps = architecture.frames() / TEMPORAL_PATCH;
            shapes.replaceAll((name, shape) -> inflated(name, shape, steps));
        }
        return new ExpectedShapes(shapes);
    }

    private static long[] inflated(String name, long[] shape, long steps) {
        if (name.equals("patch_embed.proj.weight")) {
            return new long[] {shape[0], shape[1], TEMPORAL_PATCH, shape[2], shape[3]};
        }
        if (name.equals("absolute_pos_embed")) {
            return new long[] {1, steps * shape[1], shape[2]};
        }
        if (name.endsWith("relative_position_bias_table")) {
            return new long[] {(2 * steps - 1) * shape[0], shape[1]};
        }
        return shape;
    }

    /** Compares, leaving buffers that can be recomputed out of it. */
    Fit fit(Checkpoint checkpoint) {
        var given = checkpoint.weights().without(Architecture.RECOMPUTABLE::equals);
        var wanted = new LinkedHashMap<>(shapes);
        wanted.replaceAll((name, shape) -> given.find(name)
                .filter(weight -> isConvolution(name, weight, shape))
                .map(Weight::shape)
                .orElse(shape));
        return Fit.of(wanted, given);
    }

    // the head of a network of clips may be written as a 1x1x1 convolution: the same numbers
    private static boolean isConvolution(String name, Weight weight, long[] shape) {
        return name.startsWith("quality_regressor.")
                && weight.shape().length == 5
                && shape.length == 2
                && weight.shape()[0] == shape[0]
                && weight.shape()[1] == shape[1]
                && weight.elements() == shape[0] * shape[1];
    }
}
