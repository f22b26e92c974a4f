package io.github.qptv2.pretrain;

/** How a crop is cut from an image. */
public enum CropKind {
    /** A random part, resized: {@link io.github.qptv2.loader.CropSampler.RandomResized}. */
    RANDOM_RESIZED,
    /** A random crop of the image resized by its short side: {@link io.github.qptv2.loader.CropSampler.ShortSide}. */
    SHORT_SIDE
}
