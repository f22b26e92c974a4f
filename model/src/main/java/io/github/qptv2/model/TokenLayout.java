package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.tensor.Tensor;

/** HiViT's input layout: tokens of 16 x 16 pixels, each with 4 x 4 patches of 4 x 4 pixels. */
public final class TokenLayout {

    private TokenLayout() {}

    /**
     * Cuts images into tokens.
     *
     * @param images (B, 3, S, S)
     * @return (B, N, 4, 4, 48): tokens row by row, patches row by row, values in the order (channel, y, x)
     */
    public static Tensor of(Tensor images) {
        long B = images.size(0), grid = images.size(2) / HiVitConfig.TOKEN, side = HiVitConfig.PATCH;
        return images.reshape(
                        B, 3, grid, side, side, grid, side, side) // (B, c, token y, patch y, y, token x, patch x, x)
                .permute(0, 2, 5, 3, 6, 1, 4, 7)
                .reshape(B, grid * grid, side, side, PatchEmbed.PATCH_VALUES);
    }

    /**
     * Cuts clips into tokens of two frames.
     *
     * @param clips (B, 3, F, S, S)
     * @return (B, T N, 4, 4, 96), T = F / 2: by time steps, each as {@link #of}, values in the order (channel, frame,
     *     y, x)
     */
    public static Tensor ofClips(Tensor clips) {
        long B = clips.size(0), frames = Inflation.TEMPORAL_PATCH, steps = Inflation.steps((int) clips.size(2));
        long grid = clips.size(3) / HiVitConfig.TOKEN, side = HiVitConfig.PATCH;
        return clips.reshape(B, 3, steps, frames, grid, side, side, grid, side, side)
                // (B, c, step, frame, token y, patch y, y, token x, patch x, x)
                .permute(0, 2, 4, 7, 5, 8, 1, 3, 6, 9)
                .reshape(B, steps * grid * grid, side, side, frames * PatchEmbed.PATCH_VALUES);
    }
}
