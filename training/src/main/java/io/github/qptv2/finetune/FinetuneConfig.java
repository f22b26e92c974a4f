package io.github.qptv2.finetune;

import java.util.List;
import java.util.function.Consumer;

import io.github.qptv2.model.HiVitConfig;
import io.github.qptv2.model.Pooling;
import io.github.qptv2.scoring.Channels;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Normalisation;
import io.github.qptv2.train.Compute;
import io.github.qptv2.train.Length;
import io.github.qptv2.train.Optimiser;

import static io.github.qptv2.train.Rule.require;

/**
 * All that decides what a fine-tuning run does, as in {@code configs/finetune/*.yaml}.
 *
 * @param seed of fresh weights, the cut of the validation part, the choice of labels, the order of the pictures, their
 *     crops, and what is dropped
 * @param name of the model; empty for one made of its size and sets
 * @param task {@code iqa}, {@code iaa} or {@code unknown}
 * @param start what training begins with
 * @param sets labelled pictures, or labelled videos; none where ladders are all there is to learn from
 * @param data what is done to them on the way
 * @param clips how videos are looked at
 * @param ladders pictures or videos without labels that are ranked beside them
 * @param loss what is minimised, within each set
 * @param tuning how a network that knows something already is moved
 * @param optimiser how weights are moved
 * @param schedule how long, and how fast; warm-up and cosine begin after {@code tuning.head-epochs}
 * @param validation by what the weights to keep are chosen
 * @param calibration what is fitted in the end
 * @param compute where, and how exactly; may be changed when a run goes on
 * @param output what is kept; may be changed when a run goes on
 */
public record FinetuneConfig(
        long seed,
        String name,
        String task,
        Start start,
        List<SetChoice> sets,
        Data data,
        ClipSettings clips,
        Ladders ladders,
        LossChoice loss,
        Tuning tuning,
        Optimiser optimiser,
        Length schedule,
        Validated validation,
        Calibrated calibration,
        Compute compute,
        Output output) {

    /** HiViT's settings for fine-tuning and FAST-VQA's loss, of no data yet. */
    public static final FinetuneConfig DEFAULT = new FinetuneConfig(
            1,
            "",
            "iqa",
            new Start("", Head.KEEP, HiVitConfig.MINI, Look.DEFAULT),
            List.of(),
            new Data(Sizing.NATIVE, 0, 15, 1, Several.EACH, 0.5, 1, 32, 1, 2, 2, 1024),
            ClipSettings.DEFAULT,
            Ladders.NONE,
            new LossChoice(LossChoice.Kind.FAST_VQA, 0.3, 0.1),
            new Tuning(0.85, 0.1, 0.1, 0, 1),
            new Optimiser(1e-3, 0.05, 0.9, 0.999, 1, 0.999),
            new Length(30, 0, 0.1, 0.01),
            new Validated(0.1, 1, 0, Choose.BEST),
            new Calibrated(1000),
            Compute.DEFAULT,
            new Output(10, 500, 3));

    /** Whether a checkpoint's own head is used. */
    public enum Head {
        /** Where it has one. */
        KEEP,
        /** Never. */
        NEW
    }

    /**
     * What training begins with.
     *
     * @param from a file of pretraining or any checkpoint, whose shape and image size are taken; empty for fresh
     *     weights
     * @param network shape of a network with fresh weights
     * @param look how a network reads a picture, unless its file says so
     */
    public record Start(String from, Head head, HiVitConfig network, Look look) {

        Start withFrom(String file) {
            return new Start(file, head, network, look);
        }
    }

    /**
     * How a network reads a picture.
     *
     * @param epsilon added to the variance in every LayerNorm, in (0, 1)
     */
    public record Look(Pooling pooling, double epsilon, Channels channels, Normalisation normalisation) {

        static final Look DEFAULT = new Look(Pooling.MEAN_THEN_NORM, 1e-6, Channels.RGB, Normalisation.IMAGENET);

        /** Checks the range. */
        public Look {
            require(epsilon > 0 && epsilon < 1, "start.look.epsilon must be in (0, 1)", epsilon);
        }
    }

    /** How large a picture is looked at, in training as in scoring. */
    public enum Sizing {
        /** At its own size. */
        NATIVE,
        /** With its short side scaled to {@code data.short-side}. */
        SHORT_SIDE,
        /** As one square, without regard to its shape. */
        SQUASH
    }

    /** What several crops of a picture are held against. */
    public enum Several {
        /** Each against the opinion. */
        EACH,
        /** Their mean against the opinion. */
        MEAN
    }

    /**
     * What is done to pictures on the way.
     *
     * @param shortSide pixels, at least the network's image size, with {@code resize: short_side}; else 0
     * @param testCrops most squares of the fixed grid that is scored, in validation and by the finished model, 1..1000
     * @param crops random squares of a picture in a step, at least 1
     * @param several what they are held against
     * @param flip probability of a mirror image, in [0, 1]
     * @param labelShare share of the training and the validation part that is used, in (0, 1]; what a smaller share
     *     takes, a larger one takes too
     * @param batch squares a device sees at once, a multiple of {@code crops}
     * @param accumulate batches whose gradients make one step, at least 1
     * @param workers threads that decode, at least 1; changes no picture
     * @param prefetch batches made ahead, at least 1
     * @param cache MiB of scaled pictures kept in memory, at most a quarter of the Java heap, at least 0; changes no
     *     picture
     */
    public record Data(
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
        /** Checks the ranges. */
        public Data {
            require(
                    (resize == Sizing.SHORT_SIDE) == (shortSide > 0),
                    "data.short-side must be above 0 with resize:" + " short_side, else 0",
                    shortSide);
            require(testCrops >= 1 && testCrops <= 1000, "data.test-crops must be in [1, 1000]", testCrops);
            require(crops >= 1, "data.crops must be at least 1", crops);
            require(flip >= 0 && flip <= 1, "data.flip must be in [0, 1]", flip);
            require(labelShare > 0 && labelShare <= 1, "data.label-share must be in (0, 1]", labelShare);
            require(
                    batch >= 2 && batch % crops == 0,
                    "data.batch must be at least 2 and a multiple of data.crops",
                    batch);
            require(accumulate >= 1, "data.accumulate must be at least 1", accumulate);
            require(workers >= 1, "data.workers must be at least 1", workers);
            require(prefetch >= 1, "data.prefetch must be at least 1", prefetch);
            require(cache >= 0, "data.cache must be at least 0", cache);
        }

        Data withLabelShare(double share) {
            return with(share, workers, prefetch, cache);
        }

        private Data with(double share, int threads, int ahead, int memory) {
            return new Data(
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
                    memory);
        }
    }

    /**
     * How a network that knows something already is moved.
     *
     * @param layerDecay of the learning rate from each block to the one before it, in (0, 1]; 1 for none
     * @param dropPath probability that a residual branch of the last block is skipped, in [0, 1); less before it
     * @param dropout probability that a hidden value of the head is dropped, in [0, 1)
     * @param headEpochs epochs at the beginning in which the head alone is trained, at the full rate; at least 0
     * @param units share of each labelled square's units that are looked at in a step, in (0, 1]; the others are
     *     dropped at random before the first stage, and cost nothing (Liu et al., <i>PatchDropout</i>, WACV 2023)
     */
    public record Tuning(double layerDecay, double dropPath, double dropout, double headEpochs, double units) {
        /** Checks the ranges. */
        public Tuning {
            require(layerDecay > 0 && layerDecay <= 1, "tuning.layer-decay must be in (0, 1]", layerDecay);
            require(dropPath >= 0 && dropPath < 1, "tuning.drop-path must be in [0, 1)", dropPath);
            require(dropout >= 0 && dropout < 1, "tuning.dropout must be in [0, 1)", dropout);
            require(headEpochs >= 0, "tuning.head-epochs must be at least 0", headEpochs);
            require(units > 0 && units <= 1, "tuning.units must be in (0, 1]", units);
        }
    }

    /** Which weights are kept. */
    public enum Choose {
        /** Those with the highest SRCC on the validation part. */
        BEST,
        /** Those of the last step. */
        LAST
    }

    /**
     * By what the weights to keep are chosen: a part of what would be trained on, never of the test.
     *
     * @param share of the training contents, where a split has no validation part of its own, in [0, 1); 0 for none
     * @param every epochs between two looks, above 0
     * @param patience looks without a better one after which the run ends; 0 for never
     */
    public record Validated(double share, double every, int patience, Choose choose) {
        /** Checks the ranges. */
        public Validated {
            require(share >= 0 && share < 1, "validation.share must be in [0, 1)", share);
            require(every > 0, "validation.every must be above 0", every);
            require(patience >= 0, "validation.patience must be at least 0", patience);
        }
    }

    /**
     * What is fitted in the end: the meaning of the raw output, on pictures of the first set that were trained on.
     *
     * @param pictures most of them, at least 0; 0 for no calibration
     */
    public record Calibrated(int pictures) {
        /** Checks the range. */
        public Calibrated {
            require(pictures >= 0, "calibration.pictures must be at least 0", pictures);
        }
    }

    /**
     * What is kept; numbers are of steps, at least 1, unless said otherwise.
     *
     * @param logEvery a line of figures
     * @param checkpointEvery a checkpoint
     * @param keep how many checkpoints stay, at least 1
     */
    public record Output(int logEvery, int checkpointEvery, int keep) {
        /** Checks the ranges. */
        public Output {
            require(logEvery >= 1, "output.log-every must be at least 1", logEvery);
            require(checkpointEvery >= 1, "output.checkpoint-every must be at least 1", checkpointEvery);
            require(keep >= 1, "output.keep must be at least 1", keep);
        }
    }

    /** Checks the task. */
    public FinetuneConfig {
        sets = List.copyOf(sets);
        if (!ModelBundle.TASKS.contains(task)) {
            throw new IllegalArgumentException("task must be one of %s, got %s".formatted(ModelBundle.TASKS, task));
        }
    }

    /** Without what changes no number. */
    FinetuneConfig decisive() {
        var standard = DEFAULT.data();
        var plain = data.with(data.labelShare(), standard.workers(), standard.prefetch(), standard.cache());
        return with(draft -> {
            draft.start = start.withFrom("");
            draft.sets = sets.stream().map(set -> set.withPath("")).toList();
            draft.data = plain;
            draft.clips = clips.decisive();
            draft.ladders = ladders.withPath("");
            draft.compute = Compute.DEFAULT;
            draft.output = DEFAULT.output();
        });
    }

    /** The same with another seed. */
    public FinetuneConfig withSeed(long other) {
        return with(draft -> draft.seed = other);
    }

    /** The same, beginning with a file. */
    public FinetuneConfig withEncoder(String file) {
        return with(draft -> draft.start = start.withFrom(file));
    }

    /** The same with a share of the labels, in (0, 1]. */
    public FinetuneConfig withLabelShare(double share) {
        return with(draft -> draft.data = data.withLabelShare(share));
    }

    /** The same with a copy of a set in a folder, in the place of the set of that name, or beside the others. */
    public FinetuneConfig withSet(String set, String folder) {
        return with(draft -> draft.sets = SetChoice.placed(sets, set, folder));
    }

    /** The same with pictures to rank. */
    public FinetuneConfig withLadders(String path) {
        return with(draft -> draft.ladders = ladders.withPath(path));
    }

    /** What is ever changed, on its way from one configuration to another. */
    private final class Draft {

        private long seed = FinetuneConfig.this.seed;
        private Start start = FinetuneConfig.this.start;
        private List<SetChoice> sets = FinetuneConfig.this.sets;
        private Data data = FinetuneConfig.this.data;
        private ClipSettings clips = FinetuneConfig.this.clips;
        private Ladders ladders = FinetuneConfig.this.ladders;
        private Compute compute = FinetuneConfig.this.compute;
        private Output output = FinetuneConfig.this.output;
    }

    private FinetuneConfig with(Consumer<Draft> change) {
        var draft = new Draft();
        change.accept(draft);
        return new FinetuneConfig(
                draft.seed,
                name,
                task,
                draft.start,
                draft.sets,
                draft.data,
                draft.clips,
                draft.ladders,
                loss,
                tuning,
                optimiser,
                schedule,
                validation,
                calibration,
                draft.compute,
                draft.output);
    }
}
