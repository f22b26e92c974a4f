package io.github.qptv2.finetune.config;

import java.nio.file.Path;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Unlabeled images whose degraded crops get pseudo-labels from a frozen scorer.
 *
 * @param scorer model that {@code qpt score} takes, calibrated to MOS; empty for none
 * @param data folder, shards, list or manifest of images
 * @param crops of a step, on each device, at least 2 and a multiple of {@code data.accumulate}
 * @param degradation {@code none}, a preset, or a file as in {@code configs/degrade}
 * @param nativeCrops share of crops cut at the image's native size, in [0, 1]
 * @param reducedCrops share of crops cut from the whole image scaled to {@code reducedSide}, in [0, 1]; the rest are
 *     random parts, resized
 * @param reducedSide pixels of the short side of a reduced image
 * @param weight of the loss, at least 0
 * @param loss between output and pseudo-label, both on the scale 0..1; its parameters are those of {@code loss}
 * @param labelMix share of the pseudo-label in the target of a labeled crop, in [0, 1]; the rest is the MOS
 */
public record PseudoLabels(
        String scorer,
        String data,
        int crops,
        String degradation,
        double nativeCrops,
        double reducedCrops,
        int reducedSide,
        double weight,
        LossConfig.Kind loss,
        double labelMix) {

    /** No scorer; by default native and reduced crops in equal shares. */
    public static final PseudoLabels NONE =
            new PseudoLabels("", "", 32, "none", 0.5, 0.5, 320, 1, LossConfig.Kind.SMOOTH_L1, 0.5);

    /** Checks the ranges, and settings against each other. */
    public PseudoLabels {
        require(crops >= 2, "pseudo.crops must be at least 2", crops);
        require(nativeCrops >= 0 && nativeCrops <= 1, "pseudo.native-crops must be in [0, 1]", nativeCrops);
        require(
                reducedCrops >= 0 && nativeCrops + reducedCrops <= 1,
                "pseudo.reduced-crops and pseudo.native-crops must be at least 0 and together at most 1",
                reducedCrops);
        require(weight >= 0 && Double.isFinite(weight), "pseudo.weight must be at least 0 and finite", weight);
        require(labelMix >= 0 && labelMix <= 1, "pseudo.label-mix must be in [0, 1]", labelMix);
        if (scorer.isEmpty() != data.isEmpty()) {
            throw new IllegalArgumentException(
                    "pseudo.scorer and pseudo.data must be named together, got \"%s\" and \"%s\""
                            .formatted(scorer, data));
        }
        if (loss == LossConfig.Kind.EMD) {
            throw new IllegalArgumentException("pseudo.loss must not be emd: the networks have one output");
        }
    }

    public boolean isOn() {
        return !scorer.isEmpty();
    }

    /** Without the folders of the files. */
    PseudoLabels resumeFingerprint() {
        return isOn()
                ? new PseudoLabels(
                        name(scorer),
                        "data",
                        crops,
                        degradation,
                        nativeCrops,
                        reducedCrops,
                        reducedSide,
                        weight,
                        loss,
                        labelMix)
                : this;
    }

    static String name(String file) {
        var name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }
}
