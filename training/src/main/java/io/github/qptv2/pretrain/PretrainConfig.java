package io.github.qptv2.pretrain;

import io.github.qptv2.model.DecoderConfig;
import io.github.qptv2.model.FeatureFusion;
import io.github.qptv2.model.HiVitConfig;
import io.github.qptv2.scoring.Normalisation;

/**
 * All that decides what a pretraining run does, as in {@code configs/pretrain/*.yaml}.
 *
 * @param seed of the first weights, the order of the pictures, their crops and damages, and the masks
 * @param encoder shape of what is kept
 * @param fusion what the decoder is given of the encoder's stages
 * @param decoder shape of what paints
 * @param epsilon added to the variance in every LayerNorm, above 0
 * @param masking what is hidden, and what is to be painted
 * @param data pictures, and what is done to them on the way
 * @param optimiser how the weights are moved
 * @param schedule how long, and how fast
 * @param compute where, and how exactly; may be changed when a run goes on
 * @param output what is kept; may be changed when a run goes on
 */
public record PretrainConfig(
        long seed,
        HiVitConfig encoder,
        FeatureFusion.Kind fusion,
        DecoderConfig decoder,
        double epsilon,
        Masked masking,
        Data data,
        Optimiser optimiser,
        Length schedule,
        Compute compute,
        Output output) {

    /** The paper's network, as far as it is known, with HiViT's settings. */
    public static final PretrainConfig DEFAULT = new PretrainConfig(
            1,
            HiVitConfig.TINY,
            FeatureFusion.Kind.WEIGHTED,
            DecoderConfig.STANDARD,
            1e-6,
            new Masked(0.75, Target.DEGRADED, true),
            new Data("", CropKind.RANDOM_RESIZED, 0.2, 4, 0.5, "qptv2", Normalisation.IMAGENET, 64, 1, 2, 2),
            new Optimiser(1e-4, 0.05, 0.9, 0.95, 0, 0),
            new Length(800, 0, 0.05, 0),
            new Compute("cpu", 0, Precision.FP32, false, 300),
            new Output(10, 500, 8, "", 500, 3));

    /** Which picture is painted. */
    public enum Target {
        /** The one that the network sees, damage and all. */
        DEGRADED,
        /** The one before it was degraded. */
        PRISTINE
    }

    /** How a square is cut from a picture. */
    public enum CropKind {
        /** A random part, resized: {@link io.github.qptv2.data.Crop.RandomResized}. */
        RANDOM_RESIZED,
        /** A random square at the size at which the short side fits: {@link io.github.qptv2.data.Crop.ShortSide}. */
        SHORT_SIDE
    }

    /** Numbers that products are computed with. */
    public enum Precision {
        /** 32-bit floats. */
        FP32,
        /** bfloat16 in matrix products, 32-bit floats elsewhere. */
        BF16
    }

    /**
     * What is hidden, and what is to be painted.
     *
     * @param ratio share of units hidden, in (0, 1)
     * @param perUnit whether each unit of the target is normalised by itself
     */
    public record Masked(double ratio, Target target, boolean perUnit) {
        /** Checks the range. */
        public Masked {
            require(ratio > 0 && ratio < 1, "masking.ratio must be in (0, 1)", ratio);
        }
    }

    /**
     * Pictures, and what is done to them on the way.
     *
     * @param path folder, shards, list or manifest; empty where the command line names it
     * @param minScale least share of a picture's area in a random part, in (0, 1]
     * @param padding pixels around a picture that a random square may reach into, at least 0
     * @param flip probability of a mirror image, in [0, 1]
     * @param degradation {@code none}, a preset, or a file as in {@code configs/degrade}
     * @param batch pictures a device sees at once, at least 1
     * @param accumulate batches whose gradients make one step, at least 1
     * @param workers threads that decode and degrade, at least 1; changes no picture
     * @param prefetch batches made ahead, at least 1
     */
    public record Data(
            String path,
            CropKind crop,
            double minScale,
            int padding,
            double flip,
            String degradation,
            Normalisation normalisation,
            int batch,
            int accumulate,
            int workers,
            int prefetch) {
        /** Checks the ranges. */
        public Data {
            require(minScale > 0 && minScale <= 1, "data.min-scale must be in (0, 1]", minScale);
            require(padding >= 0, "data.padding must be at least 0", padding);
            require(flip >= 0 && flip <= 1, "data.flip must be in [0, 1]", flip);
            require(batch >= 1, "data.batch must be at least 1", batch);
            require(accumulate >= 1, "data.accumulate must be at least 1", accumulate);
            require(workers >= 1, "data.workers must be at least 1", workers);
            require(prefetch >= 1, "data.prefetch must be at least 1", prefetch);
        }

        /** The same, of other pictures. */
        public Data withPath(String other) {
            return new Data(
                    other,
                    crop,
                    minScale,
                    padding,
                    flip,
                    degradation,
                    normalisation,
                    batch,
                    accumulate,
                    workers,
                    prefetch);
        }
    }

    /**
     * AdamW.
     *
     * @param baseRate peak of the learning rate for 256 pictures a step, in proportion for other numbers; above 0
     * @param weightDecay of matrices; vectors, position embeddings, bias tables and the mask token have none
     * @param clip greatest length of the gradient, at least 0; 0 for any
     * @param average decay of a moving average of the weights, which is then what is kept, in [0, 1); 0 for none
     */
    public record Optimiser(
            double baseRate, double weightDecay, double beta1, double beta2, double clip, double average) {
        /** Checks the ranges. */
        public Optimiser {
            require(baseRate > 0, "optimiser.base-rate must be above 0", baseRate);
            require(weightDecay >= 0, "optimiser.weight-decay must be at least 0", weightDecay);
            require(beta1 >= 0 && beta1 < 1, "optimiser.beta1 must be in [0, 1)", beta1);
            require(beta2 >= 0 && beta2 < 1, "optimiser.beta2 must be in [0, 1)", beta2);
            require(clip >= 0, "optimiser.clip must be at least 0", clip);
            require(average >= 0 && average < 1, "optimiser.average must be in [0, 1)", average);
        }
    }

    /**
     * How long, and how fast: one of {@code epochs} and {@code steps} is 0.
     *
     * @param epochs passes over the pictures
     * @param steps of the optimiser
     * @param warmUp share of the run in which the learning rate rises, in [0, 1)
     * @param lastRate share of the peak that the learning rate falls to, in [0, 1]
     */
    public record Length(double epochs, long steps, double warmUp, double lastRate) {
        /** Checks the ranges. */
        public Length {
            if (!(epochs >= 0 && steps >= 0 && (epochs > 0) != (steps > 0))) {
                throw new IllegalArgumentException(
                        "one of schedule.epochs and schedule.steps must be above 0 and the other 0, got %s and %d"
                                .formatted(epochs, steps));
            }
            require(warmUp >= 0 && warmUp < 1, "schedule.warm-up must be in [0, 1)", warmUp);
            require(lastRate >= 0 && lastRate <= 1, "schedule.last-rate must be in [0, 1]", lastRate);
        }

        /** Steps of the whole run, where an epoch has so many batches. */
        long total(long batches, int accumulate) {
            return steps > 0 ? steps : Math.max(1, (long) (epochs * batches / accumulate));
        }
    }

    /**
     * Where, and how exactly.
     *
     * @param device {@code cpu} or {@code cuda}
     * @param threads that one operation may use; 0 for one a core
     * @param recompute whether activations are computed again for the gradients instead of kept: slower, smaller
     * @param timeout seconds that processes which train together wait for one another, at least 1
     */
    public record Compute(String device, int threads, Precision precision, boolean recompute, int timeout) {
        /** Checks the range. */
        public Compute {
            require(threads >= 0, "compute.threads must be at least 0", threads);
            require(timeout >= 1, "compute.timeout must be at least 1 second", timeout);
        }
    }

    /**
     * What is kept; all numbers are of steps, at least 1, unless said otherwise.
     *
     * @param logEvery a line of figures
     * @param picturesEvery a picture of reconstructions; 0 for none
     * @param pictures rows in it, 1 to 8
     * @param picturesOf pictures to reconstruct, best ones not trained on; empty for the first of the data
     * @param checkpointEvery a checkpoint
     * @param keep how many checkpoints stay, at least 1
     */
    public record Output(
            int logEvery, int picturesEvery, int pictures, String picturesOf, int checkpointEvery, int keep) {
        /** Checks the ranges. */
        public Output {
            require(logEvery >= 1, "output.log-every must be at least 1", logEvery);
            require(picturesEvery >= 0, "output.pictures-every must be at least 0", picturesEvery);
            require(pictures >= 1 && pictures <= 8, "output.pictures must be in [1, 8]", pictures);
            require(checkpointEvery >= 1, "output.checkpoint-every must be at least 1", checkpointEvery);
            require(keep >= 1, "output.keep must be at least 1", keep);
        }
    }

    /** Checks the range. */
    public PretrainConfig {
        require(epsilon > 0, "epsilon must be above 0", epsilon);
    }

    /** The same, of other pictures. */
    public PretrainConfig withData(String path) {
        return new PretrainConfig(
                seed,
                encoder,
                fusion,
                decoder,
                epsilon,
                masking,
                data.withPath(path),
                optimiser,
                schedule,
                compute,
                output);
    }

    /** The same with other random numbers. */
    public PretrainConfig withSeed(long other) {
        return new PretrainConfig(
                other, encoder, fusion, decoder, epsilon, masking, data, optimiser, schedule, compute, output);
    }

    private static void require(boolean holds, String rule, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }
}
