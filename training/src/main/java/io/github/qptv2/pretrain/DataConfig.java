package io.github.qptv2.pretrain;

import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.scoring.bundle.Normalization;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Images, crops, degradation and loader of pretraining.
 *
 * @param path folder, shards, list or manifest; empty where the command line names it
 * @param crop sampler of the crops that are neither native nor reduced
 * @param minScale smallest share of an image's area in a random part, in (0, 1]
 * @param padding pixels of reflect padding around an image before a random crop, at least 0
 * @param nativeCrops share of crops cut at the image's native size, in [0, 1], which keep JPEG blocks and grain as they
 *     are; an image smaller than a crop is enlarged
 * @param reducedCrops share of crops cut from the whole image scaled to {@code reducedSide}, in [0, 1]
 * @param reducedSide pixels of the short side of a reduced image
 * @param flip probability of a horizontal flip, in [0, 1]
 * @param degradation {@code none}, a preset, or a file as in {@code configs/degrade}
 * @param normalization of the network's input
 * @param batch images of one forward pass on a device, at least 1
 * @param accumulate batches of a step (gradient accumulation), at least 1
 * @param workers threads that decode and degrade, at least 1; does not change the crops
 * @param prefetch batches loaded ahead, at least 1
 * @param corrupt whether corrupt images that can be decoded are trained on; another image replaces one that is refused
 */
public record DataConfig(
        String path,
        CropKind crop,
        double minScale,
        int padding,
        double nativeCrops,
        double reducedCrops,
        int reducedSide,
        double flip,
        String degradation,
        Normalization normalization,
        int batch,
        int accumulate,
        int workers,
        int prefetch,
        CorruptFiles corrupt) {

    /** Random resized crops with the degradations of QPT V2. */
    static final DataConfig DEFAULT = new DataConfig(
            "",
            CropKind.RANDOM_RESIZED,
            0.2,
            4,
            0,
            0,
            320,
            0.5,
            "qptv2",
            Normalization.IMAGENET,
            64,
            1,
            2,
            2,
            CorruptFiles.REFUSE);

    /** Checks the ranges. */
    public DataConfig {
        require(minScale > 0 && minScale <= 1, "data.min-scale must be in (0, 1]", minScale);
        require(padding >= 0, "data.padding must be at least 0", padding);
        require(nativeCrops >= 0 && nativeCrops <= 1, "data.native-crops must be in [0, 1]", nativeCrops);
        require(
                reducedCrops >= 0 && nativeCrops + reducedCrops <= 1,
                "data.reduced-crops and data.native-crops must be at least 0 and together at most 1",
                reducedCrops);
        require(flip >= 0 && flip <= 1, "data.flip must be in [0, 1]", flip);
        require(batch >= 1, "data.batch must be at least 1", batch);
        require(accumulate >= 1, "data.accumulate must be at least 1", accumulate);
        require(workers >= 1, "data.workers must be at least 1", workers);
        require(prefetch >= 1, "data.prefetch must be at least 1", prefetch);
    }

    /** The same with another path. */
    public DataConfig withPath(String other) {
        return with(other, workers, prefetch, corrupt);
    }

    DataConfig withCorruptFiles(CorruptFiles policy) {
        return with(path, workers, prefetch, policy);
    }

    /** With fixed values of the settings that may change on resume. */
    DataConfig resumeFingerprint() {
        return with("", DEFAULT.workers, DEFAULT.prefetch, corrupt);
    }

    private DataConfig with(String other, int threads, int ahead, CorruptFiles policy) {
        return new DataConfig(
                other,
                crop,
                minScale,
                padding,
                nativeCrops,
                reducedCrops,
                reducedSide,
                flip,
                degradation,
                normalization,
                batch,
                accumulate,
                threads,
                ahead,
                policy);
    }
}
