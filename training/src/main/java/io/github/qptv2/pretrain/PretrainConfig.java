package io.github.qptv2.pretrain;

import java.util.List;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.model.DecoderConfig;
import io.github.qptv2.model.FeatureFusion;
import io.github.qptv2.scoring.bundle.Normalization;
import io.github.qptv2.teacher.TeacherConfig;
import io.github.qptv2.train.OptimizerConfig;
import io.github.qptv2.train.RuntimeConfig;
import io.github.qptv2.train.ScheduleConfig;

import static io.github.qptv2.train.Preconditions.require;

/**
 * All that decides what a pretraining run does, as in {@code configs/pretrain/*.yaml}.
 *
 * @param seed of the first weights, the order of the images, their crops and damages, and the masks
 * @param init checkpoint or file of weights to begin with, empty for fresh ones; a checkpoint's averaged weights are
 *     taken, and its statistics of teachers
 * @param encoder shape of what is kept
 * @param fusion what the decoder is given of the encoder's stages
 * @param decoder shape of what paints
 * @param epsilon added to the variance in every LayerNorm, above 0
 * @param masking what is hidden, and what is to be painted
 * @param target what is predicted, and how losses are weighted
 * @param teachers frozen networks whose features are targets
 * @param teacherBank where degraded crops with their targets are kept, for later epochs and runs
 * @param data images, and what is done to them on the way
 * @param optimizer how the weights are moved
 * @param schedule how long, and how fast
 * @param runtime where, and how exactly; may be changed when a run goes on
 * @param output what is kept; may be changed when a run goes on
 */
public record PretrainConfig(
        long seed,
        String init,
        HiVitConfig encoder,
        FeatureFusion.Kind fusion,
        DecoderConfig decoder,
        double epsilon,
        Masked masking,
        PretrainTargets target,
        List<TeacherConfig> teachers,
        SampleBankConfig teacherBank,
        Data data,
        OptimizerConfig optimizer,
        ScheduleConfig schedule,
        RuntimeConfig runtime,
        Output output) {

    /** The paper's network, as far as it is known, with HiViT's settings. */
    public static final PretrainConfig DEFAULT = new PretrainConfig(
            1,
            "",
            HiVitConfig.TINY,
            FeatureFusion.Kind.WEIGHTED,
            DecoderConfig.STANDARD,
            1e-6,
            new Masked(0.75, Target.DEGRADED, true),
            PretrainTargets.DEFAULT,
            List.of(),
            SampleBankConfig.NONE,
            new Data("", CropKind.RANDOM_RESIZED, 0.2, 4, 0, 0, 320, 0.5, "qptv2", Normalization.IMAGENET, 64, 1, 2, 2),
            new OptimizerConfig(1e-4, 0.05, 0.9, 0.95, 0, 0),
            new ScheduleConfig(800, 0, 0.05, 0),
            RuntimeConfig.DEFAULT,
            new Output(10, 500, 8, "", 500, 3));

    /** Which image is painted. */
    public enum Target {
        /** The one that the network sees, damage and all. */
        DEGRADED,
        /** The one before it was degraded. */
        PRISTINE
    }

    /** How a crop is cut from an image. */
    public enum CropKind {
        /** A random part, resized: {@link io.github.qptv2.loader.CropSampler.RandomResized}. */
        RANDOM_RESIZED,
        /**
         * A random crop at the size at which the short side fits: {@link io.github.qptv2.loader.CropSampler.ShortSide}.
         */
        SHORT_SIDE
    }

    /**
     * What is hidden, and what is to be painted.
     *
     * @param ratio share of tokens hidden, in [0, 1), above 0 where anything is learned from hidden ones
     * @param normPix whether each unit of the target is normalized by itself
     */
    public record Masked(double ratio, Target target, boolean normPix) {
        /** Checks the range. */
        public Masked {
            require(ratio >= 0 && ratio < 1, "masking.ratio must be in [0, 1)", ratio);
        }
    }

    /**
     * Images, and what is done to them on the way.
     *
     * @param path folder, shards, list or manifest; empty where the command line names it
     * @param minScale least share of an image's area in a random part, in (0, 1]
     * @param padding pixels around an image that a random crop may reach into, at least 0
     * @param nativeCrops share of crops cut at the image's own pixel size, in [0, 1]: blocks and grain keep their size;
     *     an image that does not hold a crop is scaled up
     * @param reducedCrops share of crops cut from the whole image scaled to {@code reducedSide}, in [0, 1]; the rest
     *     are cut as {@code crop} says
     * @param reducedSide pixels of the short side of a reduced image
     * @param flip probability of a mirror image, in [0, 1]
     * @param degradation {@code none}, a preset, or a file as in {@code configs/degrade}
     * @param batch images a device sees at once, at least 1
     * @param accumulate batches whose gradients make one step, at least 1
     * @param workers threads that decode and degrade, at least 1; changes no image
     * @param prefetch batches made ahead, at least 1
     */
    public record Data(
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
            int prefetch) {
        /** Checks the ranges. */
        public Data {
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

        /** The same, of other images. */
        public Data withPath(String other) {
            return new Data(
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
                    workers,
                    prefetch);
        }
    }

    /**
     * What is kept; all numbers are of steps, at least 1, unless said otherwise.
     *
     * @param logEvery a line of figures
     * @param imagesEvery an image of reconstructions; 0 for none
     * @param images rows in it, 1 to 8
     * @param imagesOf images to reconstruct, best ones not trained on; empty for the first of the data
     * @param checkpointEvery a checkpoint
     * @param keep how many checkpoints stay, at least 1
     */
    public record Output(int logEvery, int imagesEvery, int images, String imagesOf, int checkpointEvery, int keep) {
        /** Checks the ranges. */
        public Output {
            require(logEvery >= 1, "output.log-every must be at least 1", logEvery);
            require(imagesEvery >= 0, "output.images-every must be at least 0", imagesEvery);
            require(images >= 1 && images <= 8, "output.images must be in [1, 8]", images);
            require(checkpointEvery >= 1, "output.checkpoint-every must be at least 1", checkpointEvery);
            require(keep >= 1, "output.keep must be at least 1", keep);
        }
    }

    /** Checks the range, and what settings ask of each other. */
    public PretrainConfig {
        teachers = List.copyOf(teachers);
        require(epsilon > 0, "epsilon must be above 0", epsilon);
        require(
                (long) (encoder.tokens() * (1 - masking.ratio())) >= 1,
                "masking.ratio must leave at least one of %d tokens".formatted(encoder.tokens()),
                masking.ratio());
        require(
                data.crop() != CropKind.SHORT_SIDE || data.padding() < encoder.imageSize(),
                "data.padding must be below encoder.image-size %d".formatted(encoder.imageSize()),
                data.padding());
        require(
                data.reducedCrops() == 0 || data.reducedSide() >= encoder.imageSize(),
                "data.reduced-side must be at least encoder.image-size %d".formatted(encoder.imageSize()),
                data.reducedSide());
        require(
                masking.ratio() > 0 || !target.needsMasked(),
                "masking.ratio must be above 0 where target.pixels or target.teacher-masked is",
                masking.ratio());
        require(
                target.needsTeacher() != teachers.isEmpty(),
                "teachers must be named where a weight of target.teacher-* is above 0, and only there",
                teachers.size());
        require(
                !teacherBank.isUsed() || !teachers.isEmpty(),
                "teacher-bank.folder must be empty where there are no teachers",
                teachers.size());
        require(
                !teacherBank.isUsed() || target.pixels() == 0 || masking.target() == Target.DEGRADED,
                "masking.target must be degraded where target.pixels is above 0 and teacher-bank.folder is named",
                target.pixels());
    }

    /** Without what may be changed when a run goes on. */
    PretrainConfig resumeFingerprint() {
        var known = with(
                new Data(
                        "",
                        data.crop(),
                        data.minScale(),
                        data.padding(),
                        data.nativeCrops(),
                        data.reducedCrops(),
                        data.reducedSide(),
                        data.flip(),
                        data.degradation(),
                        data.normalization(),
                        data.batch(),
                        data.accumulate(),
                        DEFAULT.data().workers(),
                        DEFAULT.data().prefetch()),
                DEFAULT.runtime(),
                DEFAULT.output());
        return known.with(teachers.stream().map(TeacherConfig::withoutFolder).toList(), teacherBank.withoutFolder());
    }

    /** The same with other random numbers. */
    public PretrainConfig withSeed(long other) {
        return new PretrainConfig(
                other,
                init,
                encoder,
                fusion,
                decoder,
                epsilon,
                masking,
                target,
                teachers,
                teacherBank,
                data,
                optimizer,
                schedule,
                runtime,
                output);
    }

    /** The same, of other images. */
    public PretrainConfig withData(String path) {
        return with(data.withPath(path), runtime, output);
    }

    private PretrainConfig with(Data images, RuntimeConfig where, Output kept) {
        return new PretrainConfig(
                seed,
                init,
                encoder,
                fusion,
                decoder,
                epsilon,
                masking,
                target,
                teachers,
                teacherBank,
                images,
                optimizer,
                schedule,
                where,
                kept);
    }

    private PretrainConfig with(List<TeacherConfig> others, SampleBankConfig bank) {
        return new PretrainConfig(
                seed, init, encoder, fusion, decoder, epsilon, masking, target, others, bank, data, optimizer, schedule,
                runtime, output);
    }
}
