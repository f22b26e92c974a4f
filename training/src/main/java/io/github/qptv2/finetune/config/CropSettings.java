package io.github.qptv2.finetune.config;

import static io.github.qptv2.train.Preconditions.require;

/**
 * What is done to images on the way.
 *
 * @param shortSide pixels, at least the network's image size, with {@code resize: short_side}; else 0
 * @param testCrops most squares of the fixed grid that is scored, in validation and by the finished model, 1..1000
 * @param crops random crops of an image in a step, at least 1
 * @param several what they are held against
 * @param flip probability of a mirror image, in [0, 1]
 * @param labelShare share of the training and the validation part that is used, in (0, 1]; what a smaller share takes,
 *     a larger one takes too
 * @param batch crops a device sees at once, a multiple of {@code crops}
 * @param accumulate batches whose gradients make one step, at least 1
 * @param workers threads that decode, at least 1; changes no image
 * @param prefetch batches made ahead, at least 1
 * @param cache MiB of scaled images kept in memory, at most a quarter of the Java heap, at least 0; changes no image
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
        int cache) {

    /** How large an image is looked at, in training as in scoring. */
    public enum Sizing {
        /** At its own size. */
        NATIVE,
        /** With its short side scaled to {@code data.short-side}. */
        SHORT_SIDE,
        /** As one crop, without regard to its shape. */
        SQUASH
    }

    /** What several crops of an image are held against. */
    public enum Several {
        /** Each against the opinion. */
        EACH,
        /** Their mean against the opinion. */
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
        return with(share, workers, prefetch, cache);
    }

    /** Without what may be changed when a run goes on. */
    CropSettings resumeFingerprint() {
        var standard = FinetuneConfig.DEFAULT.data();
        return with(labelShare, standard.workers, standard.prefetch, standard.cache);
    }

    private CropSettings with(double share, int threads, int ahead, int memory) {
        return new CropSettings(
                resize, shortSide, testCrops, crops, several, flip, share, batch, accumulate, threads, ahead, memory);
    }
}
