package io.github.qptv2.model;

import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/** Embeds every patch of 4 x 4 pixels: a convolution with kernel = stride = 4, then LayerNorm. */
final class PatchEmbed extends Module {

    /** Red, green and blue of one patch. */
    static final int PATCH_VALUES = 3 * HiVitConfig.PATCH * HiVitConfig.PATCH;

    private final Projection proj;
    private final LayerNorm norm;

    PatchEmbed(int width, double epsilon) {
        proj = child("proj", new Projection(width));
        norm = child("norm", new LayerNorm(width, epsilon));
    }

    /** Maps patches (B, N, 4, 4, 48), values in the order (channel, y, x), to (B, N, 4, 4, width). */
    Tensor forward(Tensor patches) {
        return norm.forward(proj.forward(patches));
    }

    /** The convolution, as the matrix product that it is when patches do not overlap. */
    private static final class Projection extends Module {

        private final Tensor weight;
        private final Tensor bias;

        Projection(int width) {
            int side = HiVitConfig.PATCH;
            double bound = Math.sqrt(6.0 / (PATCH_VALUES + width));
            weight = parameter("weight", Tensor.uniform(-bound, bound, width, 3, side, side));
            bias = parameter("bias", Tensor.zeros(width));
        }

        Tensor forward(Tensor patches) {
            return Ops.linear(patches, weight.reshape(weight.size(0), PATCH_VALUES), bias);
        }
    }
}
