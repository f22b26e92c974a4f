package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/**
 * Embeds every patch of 4 x 4 pixels: a convolution with kernel = stride = 4, then LayerNorm. In clips patch, kernel
 * and stride span several frames.
 */
final class PatchEmbed extends Module {

    /** Red, green and blue of one patch. */
    static final int PATCH_VALUES = 3 * HiVitConfig.PATCH * HiVitConfig.PATCH;

    private final Projection proj;
    private final LayerNorm norm;

    /** An embedding of patches that span a number of frames, 1 for images. */
    PatchEmbed(int width, int frames, double epsilon) {
        proj = child("proj", new Projection(width, frames));
        norm = child("norm", new LayerNorm(width, epsilon));
    }

    /**
     * Maps patches (B, N, 4, 4, 48), values in the order (channel, y, x), to (B, N, 4, 4, width); in clips 48 for each
     * frame, in the order (channel, frame, y, x).
     */
    Tensor forward(Tensor patches) {
        return norm.forward(proj.forward(patches));
    }

    /** The convolution as a matrix product, since patches do not overlap. */
    private static final class Projection extends Module {

        private final Tensor weight;
        private final Tensor bias;

        Projection(int width, int frames) {
            int side = HiVitConfig.PATCH;
            long[] shape = frames == 1 ? new long[] {width, 3, side, side} : new long[] {width, 3, frames, side, side};
            double bound = Math.sqrt(6.0 / (frames * PATCH_VALUES + width));
            weight = parameter("weight", Tensor.uniform(-bound, bound, shape));
            bias = parameter("bias", Tensor.zeros(width));
        }

        Tensor forward(Tensor patches) {
            return Ops.linear(patches, weight.reshape(weight.size(0), patches.size(-1)), bias);
        }
    }
}
