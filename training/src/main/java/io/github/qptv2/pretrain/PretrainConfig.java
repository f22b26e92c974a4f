package io.github.qptv2.pretrain;

import java.util.List;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.model.DecoderConfig;
import io.github.qptv2.model.FeatureFusion;
import io.github.qptv2.teacher.TeacherConfig;
import io.github.qptv2.train.OptimizerConfig;
import io.github.qptv2.train.RuntimeConfig;
import io.github.qptv2.train.ScheduleConfig;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The configuration of a pretraining run, as in {@code configs/pretrain/*.yaml}.
 *
 * @param seed of the initial weights, the order of the images, their crops and degradations, and the masks
 * @param init checkpoint or file of initial weights, empty for random ones; of a checkpoint its EMA weights and its
 *     teacher statistics are used
 * @param encoder shape of the encoder
 * @param fusion of the encoder's stages for the decoder
 * @param decoder shape of the decoder
 * @param epsilon added to the variance in every LayerNorm, above 0
 * @param masking of tokens
 * @param target losses and their weights
 * @param teachers frozen networks whose features are targets
 * @param teacherBank degraded crops with their targets on disk, for later epochs and runs
 * @param data images, crops and loader
 * @param optimizer AdamW and EMA
 * @param schedule length and learning rate
 * @param runtime device, threads and precision; all but the precision may change on resume
 * @param output log, reconstructions and checkpoints; may change on resume
 */
public record PretrainConfig(
        long seed,
        String init,
        HiVitConfig encoder,
        FeatureFusion.Kind fusion,
        DecoderConfig decoder,
        double epsilon,
        MaskingConfig masking,
        PretrainTargets target,
        List<TeacherConfig> teachers,
        SampleBankConfig teacherBank,
        DataConfig data,
        OptimizerConfig optimizer,
        ScheduleConfig schedule,
        RuntimeConfig runtime,
        PretrainOutput output) {

    /** The network of the paper, with HiViT's settings where the paper gives none. */
    public static final PretrainConfig DEFAULT = new PretrainConfig(
            1,
            "",
            HiVitConfig.TINY,
            FeatureFusion.Kind.WEIGHTED,
            DecoderConfig.STANDARD,
            1e-6,
            new MaskingConfig(0.75, TargetImage.DEGRADED, true),
            PretrainTargets.DEFAULT,
            List.of(),
            SampleBankConfig.NONE,
            DataConfig.DEFAULT,
            new OptimizerConfig(1e-4, 0.05, 0.9, 0.95, 0, 0),
            new ScheduleConfig(800, 0, 0.05, 0),
            RuntimeConfig.DEFAULT,
            new PretrainOutput(10, 500, 8, "", 500, 3));

    /** Checks the range, and settings against each other. */
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
                "masking.ratio must be above 0 where target.pixels or target.teacher-masked is above 0",
                masking.ratio());
        require(
                target.needsTeacher() != teachers.isEmpty(),
                "teachers must be given if and only if a weight of target.teacher-* is above 0",
                teachers.size());
        require(
                !teacherBank.isUsed() || !teachers.isEmpty(),
                "teacher-bank.folder must be empty where there are no teachers",
                teachers.size());
        require(
                !teacherBank.isUsed() || target.pixels() == 0 || masking.target() == TargetImage.DEGRADED,
                "masking.target must be degraded where target.pixels is above 0 and teacher-bank.folder is given",
                target.pixels());
    }

    /** The configuration with fixed values of the settings that may change on resume. */
    PretrainConfig resumeFingerprint() {
        var others = teachers.stream().map(TeacherConfig::withoutFolder).toList();
        return with(
                seed,
                others,
                teacherBank.withoutFolder(),
                data.resumeFingerprint(),
                RuntimeConfig.DEFAULT,
                DEFAULT.output());
    }

    /** The same with another seed. */
    public PretrainConfig withSeed(long other) {
        return with(other, teachers, teacherBank, data, runtime, output);
    }

    /** The same with other images. */
    public PretrainConfig withData(String path) {
        return with(seed, teachers, teacherBank, data.withPath(path), runtime, output);
    }

    /** The same with another policy on corrupt images. */
    public PretrainConfig withCorruptFiles(CorruptFiles policy) {
        return with(seed, teachers, teacherBank, data.withCorruptFiles(policy), runtime, output);
    }

    private PretrainConfig with(
            long otherSeed,
            List<TeacherConfig> otherTeachers,
            SampleBankConfig bank,
            DataConfig images,
            RuntimeConfig otherRuntime,
            PretrainOutput otherOutput) {
        return new PretrainConfig(
                otherSeed,
                init,
                encoder,
                fusion,
                decoder,
                epsilon,
                masking,
                target,
                otherTeachers,
                bank,
                images,
                optimizer,
                schedule,
                otherRuntime,
                otherOutput);
    }
}
