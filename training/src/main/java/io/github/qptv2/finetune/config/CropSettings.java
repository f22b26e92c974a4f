package io.github.qptv2.finetune.config;

import io.github.qptv2.media.image.CorruptFiles;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Sizes, numbers and augmentation of crops, and the loader of labeled images.
 *
 * @param resize scaling of an image before cropping
 * @param shortSide pixels of the short side with {@code resize: short_side}, at least the network's image size; else 0
 * @param testCrops largest number of crops of an image's grid, in validation and in the final model, 1 to 1000
 * @param crops random crops of an image in a step, at least 1
 * @param several target of several crops of an image
 * @param flip probability of a horizontal flip, in [0, 1]
 * @param labelShare share of the training and the validation part that is used, in (0, 1]; a larger share contains a
 *     smaller one
 * @param batch crops of one forward pass on a device, a multiple of {@code crops}
 * @param accumulate batches of a step (gradient accumulation), at least 1
 * @param workers threads that decode, at least 1; does not change the crops
 * @param prefetch batches loaded ahead, at least 1
 * @param cache MiB of scaled images kept in memory, at least 0 and at most a quarter of the Java heap; does not change
 *     the crops
 * @param corrupt whether corrupt images that can be decoded are trained on and scored in validation; else another image
 *     replaces them in training, and validation omits them
 */
public record CropSettings(
        Sizing resize,
        int shortSide,
        int testCrops,
        int crops,
        Several several,
        double flip,
        double labelShare,
        int batch,
        int accumulate,
        int workers,
        int prefetch,
        int cache,
        CorruptFiles corrupt) {

    /** Native size, one crop of an image in a step. */
    public static final CropSettings DEFAULT =
            new CropSettings(Sizing.NATIVE, 0, 15, 1, Several.EACH, 0.5, 1, 32, 1, 2, 2, 1024, CorruptFiles.REFUSE);

    /** Scaling of an image before cropping, in training and scoring. */
    public enum Sizing {
        /** None: native size. */
        NATIVE,
        /** The short side is scaled to {@code data.short-side}. */
        SHORT_SIDE,
        /** The whole image is resized to one crop, without keeping its aspect ratio. */
        SQUASH
    }

    /** The target of several crops of an image. */
    public enum Several {
        /** The MOS is the target of each crop's score. */
        EACH,
        /** The MOS is the target of the mean score. */
        MEAN
    }

    /** Checks the ranges. */
    public CropSettings {
        require(
                (resize == Sizing.SHORT_SIDE) == (shortSide > 0),
                "data.short-side must be above 0 with resize: short_side, else 0",
                shortSide);
        require(testCrops >= 1 && testCrops <= 1000, "data.test-crops must be in [1, 1000]", testCrops);
        require(crops >= 1, "data.crops must be at least 1", crops);
        require(flip >= 0 && flip <= 1, "data.flip must be in [0, 1]", flip);
        require(labelShare > 0 && labelShare <= 1, "data.label-share must be in (0, 1]", labelShare);
        require(batch >= 2 && batch % crops == 0, "data.batch must be at least 2 and a multiple of data.crops", batch);
        require(accumulate >= 1, "data.accumulate must be at least 1", accumulate);
        require(workers >= 1, "data.workers must be at least 1", workers);
        require(prefetch >= 1, "data.prefetch must be at least 1", prefetch);
        require(cache >= 0, "data.cache must be at least 0", cache);
    }

    CropSettings withLabelShare(double share) {
        return with(share, workers, prefetch, cache, corrupt);
    }

    CropSettings withCorruptFiles(CorruptFiles policy) {
        return with(labelShare, workers, prefetch, cache, policy);
    }

    /** Without the settings that may change on resume. */
    CropSettings resumeFingerprint() {
        return with(labelShare, DEFAULT.workers, DEFAULT.prefetch, DEFAULT.cache, corrupt);
    }

    private CropSettings with(double share, int threads, int ahead, int memory, CorruptFiles policy) {
        return new CropSettings(
                resize,
                shortSide,
                testCrops,
                crops,
                several,
                flip,
                share,
                batch,
                accumulate,
                threads,
                ahead,
                memory,
                policy);
    }
}
