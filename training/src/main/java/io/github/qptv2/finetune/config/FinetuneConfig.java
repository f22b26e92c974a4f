package io.github.qptv2.finetune.config;

import java.util.List;
import java.util.function.Consumer;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.train.OptimizerConfig;
import io.github.qptv2.train.RuntimeConfig;
import io.github.qptv2.train.ScheduleConfig;

import static io.github.qptv2.train.Preconditions.require;

/**
 * All that decides what a fine-tuning run does, as in {@code configs/finetune/*.yaml}.
 *
 * @param seed of fresh weights, the cut of the validation part, the choice of labels, the order of the images, their
 *     crops, and what is dropped
 * @param name of the model; empty for one made of its size and sets
 * @param task {@code iqa}, {@code iaa} or {@code unknown}
 * @param init what training begins with
 * @param datasets labeled images, or labeled videos; none where ladders are all there is to learn from
 * @param data what is done to them on the way
 * @param clips how videos are looked at
 * @param rankAugmentation images or videos without labels that are ranked beside them
 * @param pseudo images without labels that a frozen scorer labels crop by crop
 * @param features of a frozen network that are predicted beside the score, in training only
 * @param loss what is minimized, within each set
 * @param tuning how a network that knows something already is moved
 * @param optimizer how weights are moved
 * @param schedule how long, and how fast; warmup and cosine begin after {@code tuning.head-epochs}
 * @param validation by what the weights to keep are chosen
 * @param calibration what is fitted in the end
 * @param runtime where, and how exactly; may be changed when a run goes on
 * @param output what is kept; may be changed when a run goes on
 */
public record FinetuneConfig(
        long seed,
        String name,
        String task,
        InitConfig init,
        List<DatasetConfig> datasets,
        CropSettings data,
        ClipSettings clips,
        RankAugmentation rankAugmentation,
        PseudoLabels pseudo,
        AuxiliaryFeatures features,
        LossConfig loss,
        FinetuneHyperparameters tuning,
        OptimizerConfig optimizer,
        ScheduleConfig schedule,
        ValidationConfig validation,
        Calibrated calibration,
        RuntimeConfig runtime,
        Output output) {

    /** HiViT's settings for fine-tuning and FAST-VQA's loss, of no data yet. */
    public static final FinetuneConfig DEFAULT = new FinetuneConfig(
            1,
            "",
            "iqa",
            new InitConfig("", InitConfig.Head.KEEP, HiVitConfig.MINI, InputConfig.DEFAULT),
            List.of(),
            new CropSettings(
                    CropSettings.Sizing.NATIVE, 0, 15, 1, CropSettings.Several.EACH, 0.5, 1, 32, 1, 2, 2, 1024),
            ClipSettings.DEFAULT,
            RankAugmentation.NONE,
            PseudoLabels.NONE,
            AuxiliaryFeatures.NONE,
            new LossConfig(LossConfig.Kind.FAST_VQA, 0.3, 0.1),
            new FinetuneHyperparameters(0.85, 1, 0.1, 0.1, 0, 1),
            new OptimizerConfig(1e-3, 0.05, 0.9, 0.999, 1, 0.999),
            new ScheduleConfig(30, 0, 0.1, 0.01),
            new ValidationConfig(0.1, 1, 0, ValidationConfig.Choose.BEST),
            new Calibrated(1000),
            RuntimeConfig.DEFAULT,
            new Output(10, 500, 3));

    /**
     * What is fitted in the end: the meaning of the raw output, on images of the first set that were trained on.
     *
     * @param images most of them, at least 0; 0 for no calibration
     */
    public record Calibrated(int images) {
        /** Checks the range. */
        public Calibrated {
            require(images >= 0, "calibration.images must be at least 0", images);
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

    /** Checks the task, and what settings ask of each other. */
    public FinetuneConfig {
        datasets = List.copyOf(datasets);
        require(
                !pseudo.isOn() || (pseudo.crops() % data.accumulate() == 0 && pseudo.crops() >= 2 * data.accumulate()),
                "pseudo.crops must be a multiple of data.accumulate %d, and at least twice that"
                        .formatted(data.accumulate()),
                pseudo.crops());
        if (features.isOn() && !features.hasFile() && !pseudo.isOn()) {
            throw new IllegalArgumentException(
                    "features.file must be named where there is no pseudo.scorer, whose features could be taken");
        }
        if (!ModelBundle.TASKS.contains(task)) {
            throw new IllegalArgumentException("task must be one of %s, got %s".formatted(ModelBundle.TASKS, task));
        }
    }

    /** Whether frozen networks take part. */
    public boolean isJoint() {
        return pseudo.isOn() || features.isOn();
    }

    /** Without what may be changed when a run goes on. */
    public FinetuneConfig resumeFingerprint() {
        return with(draft -> {
            draft.init = init.withFrom("");
            draft.datasets = datasets.stream().map(set -> set.withPath("")).toList();
            draft.data = data.resumeFingerprint();
            draft.clips = clips.resumeFingerprint();
            draft.rankAugmentation = rankAugmentation.withPath("");
            draft.pseudo = pseudo.decisive();
            draft.features = features.decisive();
            draft.runtime = RuntimeConfig.DEFAULT;
            draft.output = DEFAULT.output();
        });
    }

    /** The same with another seed. */
    public FinetuneConfig withSeed(long other) {
        return with(draft -> draft.seed = other);
    }

    /** The same, beginning with a file. */
    public FinetuneConfig withEncoder(String file) {
        return with(draft -> draft.init = init.withFrom(file));
    }

    /** The same with a share of the labels, in (0, 1]. */
    public FinetuneConfig withLabelShare(double share) {
        return with(draft -> draft.data = data.withLabelShare(share));
    }

    /** The same with a copy of a set in a folder, in the place of the set of that name, or beside the others. */
    public FinetuneConfig withDataset(String set, String folder) {
        return with(draft -> draft.datasets = DatasetConfig.placed(datasets, set, folder));
    }

    /** The same with images to rank. */
    public FinetuneConfig withRankAugmentation(String path) {
        return with(draft -> draft.rankAugmentation = rankAugmentation.withPath(path));
    }

    /** What is ever changed, on its way from one configuration to another. */
    private final class Draft {

        private long seed = FinetuneConfig.this.seed;
        private InitConfig init = FinetuneConfig.this.init;
        private List<DatasetConfig> datasets = FinetuneConfig.this.datasets;
        private CropSettings data = FinetuneConfig.this.data;
        private ClipSettings clips = FinetuneConfig.this.clips;
        private RankAugmentation rankAugmentation = FinetuneConfig.this.rankAugmentation;
        private PseudoLabels pseudo = FinetuneConfig.this.pseudo;
        private AuxiliaryFeatures features = FinetuneConfig.this.features;
        private RuntimeConfig runtime = FinetuneConfig.this.runtime;
        private Output output = FinetuneConfig.this.output;
    }

    private FinetuneConfig with(Consumer<Draft> change) {
        var draft = new Draft();
        change.accept(draft);
        return new FinetuneConfig(
                draft.seed,
                name,
                task,
                draft.init,
                draft.datasets,
                draft.data,
                draft.clips,
                draft.rankAugmentation,
                draft.pseudo,
                draft.features,
                loss,
                tuning,
                optimizer,
                schedule,
                validation,
                calibration,
                draft.runtime,
                draft.output);
    }
}
