package io.github.qptv2.finetune.config;

import java.util.List;
import java.util.function.Consumer;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.train.OptimizerConfig;
import io.github.qptv2.train.RuntimeConfig;
import io.github.qptv2.train.ScheduleConfig;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The configuration of a fine-tuning run, as in {@code configs/finetune/*.yaml}.
 *
 * @param seed of random weights, the validation part, the choice of labels, the order of the images, their crops, and
 *     dropout
 * @param name of the model; empty for a name made of architecture and datasets
 * @param task {@code iqa}, {@code iaa} or {@code unknown}
 * @param init initial weights
 * @param datasets labeled datasets of images, or of videos; may be empty with {@code rankAugmentation}
 * @param data crops and loader
 * @param clips sampling of videos
 * @param rankAugmentation ranking loss on distorted images or videos without labels
 * @param pseudo pseudo-labels of unlabeled images by a frozen scorer
 * @param features of a frozen network that an auxiliary head predicts in training
 * @param loss of labeled images
 * @param tuning fine-tuning hyperparameters
 * @param optimizer AdamW and EMA
 * @param schedule length and learning rate; warmup and decay start after {@code tuning.head-epochs}
 * @param validation validation part and early stopping
 * @param calibration of the final model
 * @param runtime device, threads and precision; all but the precision may change on resume
 * @param output log and checkpoints; may change on resume
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
        CalibrationConfig calibration,
        RuntimeConfig runtime,
        FinetuneOutput output) {

    /** HiViT's fine-tuning settings with FAST-VQA's loss, without data. */
    public static final FinetuneConfig DEFAULT = new FinetuneConfig(
            1,
            "",
            "iqa",
            new InitConfig("", InitConfig.Head.KEEP, HiVitConfig.MINI, InputConfig.DEFAULT),
            List.of(),
            CropSettings.DEFAULT,
            ClipSettings.DEFAULT,
            RankAugmentation.NONE,
            PseudoLabels.NONE,
            AuxiliaryFeatures.NONE,
            new LossConfig(LossConfig.Kind.FAST_VQA, 0.3, 0.1),
            new FinetuneHyperparameters(0.85, 1, 0.1, 0.1, 0, 1),
            new OptimizerConfig(1e-3, 0.05, 0.9, 0.999, 1, 0.999),
            new ScheduleConfig(30, 0, 0.1, 0.01),
            new ValidationConfig(0.1, 1, 0, ValidationConfig.Choose.BEST),
            new CalibrationConfig(1000),
            RuntimeConfig.DEFAULT,
            new FinetuneOutput(10, 500, 3));

    /** Checks the task, and settings against each other. */
    public FinetuneConfig {
        datasets = List.copyOf(datasets);
        require(
                !pseudo.isOn() || (pseudo.crops() % data.accumulate() == 0 && pseudo.crops() >= 2 * data.accumulate()),
                "pseudo.crops must be a multiple of data.accumulate %d, and at least twice that"
                        .formatted(data.accumulate()),
                pseudo.crops());
        if (features.isOn() && !features.hasFile() && !pseudo.isOn()) {
            throw new IllegalArgumentException(
                    "features.file must be given where there is no pseudo.scorer with features of its own");
        }
        if (loss.kind() == LossConfig.Kind.EMD
                && (pseudo.isOn() || features.isOn() || data.several() == CropSettings.Several.MEAN)) {
            throw new IllegalArgumentException(
                    "loss.kind must not be emd with pseudo, features or data.several: mean; choose another loss");
        }
        Task.parse(task);
    }

    /** Whether the run uses targets of frozen networks. */
    public boolean isJoint() {
        return pseudo.isOn() || features.isOn();
    }

    /** The configuration with fixed values of the settings that may change on resume. */
    public FinetuneConfig resumeFingerprint() {
        return with(draft -> {
            draft.init = init.withFrom("");
            draft.datasets = datasets.stream().map(set -> set.withPath("")).toList();
            draft.data = data.resumeFingerprint();
            draft.clips = clips.resumeFingerprint();
            draft.rankAugmentation = rankAugmentation.withPath("");
            draft.pseudo = pseudo.resumeFingerprint();
            draft.features = features.resumeFingerprint();
            draft.runtime = RuntimeConfig.DEFAULT;
            draft.output = DEFAULT.output();
        });
    }

    /** The same with another seed. */
    public FinetuneConfig withSeed(long other) {
        return with(draft -> draft.seed = other);
    }

    /** The same with a file of initial weights. */
    public FinetuneConfig withEncoder(String file) {
        return with(draft -> draft.init = init.withFrom(file));
    }

    /** The same with a share of the labels, in (0, 1]. */
    public FinetuneConfig withLabelShare(double share) {
        return with(draft -> draft.data = data.withLabelShare(share));
    }

    /** The same with another policy on corrupt images. */
    public FinetuneConfig withCorruptFiles(CorruptFiles policy) {
        return with(draft -> draft.data = data.withCorruptFiles(policy));
    }

    /** The same with the folder of a set, which is added where no set has that name. */
    public FinetuneConfig withDataset(String set, String folder) {
        return with(draft -> draft.datasets = DatasetConfig.withFolder(datasets, set, folder));
    }

    /** The same with other datasets. */
    public FinetuneConfig withDatasets(List<DatasetConfig> others) {
        return with(draft -> draft.datasets = List.copyOf(others));
    }

    /** The same with the scale {@code LO:HI} of the datasets of that name. */
    public FinetuneConfig withScale(String set, String scale) {
        return with(draft -> draft.datasets = datasets.stream()
                .map(dataset -> dataset.name().equals(set) ? dataset.withScale(scale) : dataset)
                .toList());
    }

    /** The same with images to rank. */
    public FinetuneConfig withRankAugmentation(String path) {
        return with(draft -> draft.rankAugmentation = rankAugmentation.withPath(path));
    }

    /** The fields that {@code with} can change. */
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
        private FinetuneOutput output = FinetuneConfig.this.output;
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
