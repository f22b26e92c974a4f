package io.github.qptv2.finetune.config;

import java.util.List;

import io.github.qptv2.scoring.backbone.BackboneSpec;
import io.github.qptv2.scoring.backbone.InputScaling;
import io.github.qptv2.teacher.PooledComponents;

import static io.github.qptv2.io.Preconditions.require;

/**
 * A frozen network whose pooled features an auxiliary linear head predicts from the encoder's tokens, in training only.
 *
 * @param file an ONNX network as {@code qpt probe --backbone} takes it; empty for the features of {@code pseudo.scorer}
 * @param outputs names of its outputs; empty for all of rank 2 or 4
 * @param mean subtracted from pixels of 0 to 255, one number or one for each of RGB
 * @param deviation divisor of the pixels after subtraction, one number or three, above 0
 * @param size side that the crop is resized to; 0 for no resizing
 * @param components principal components that are predicted, at least 1
 * @param exponent of the whitening of the principal components, in [0, 1]: 0 for none, 1 for unit variance
 * @param statistics crops that the principal components are fitted on before the first step, at least 2
 * @param weight of the loss, the mean squared error of the components; 0 for no features
 */
public record AuxiliaryFeatures(
        String file,
        List<String> outputs,
        List<Double> mean,
        List<Double> deviation,
        int size,
        int components,
        double exponent,
        int statistics,
        double weight) {

    private static final int COLORS = 3;

    /** No features. */
    public static final AuxiliaryFeatures NONE =
            new AuxiliaryFeatures("", List.of(), List.of(127.5), List.of(127.5), 0, 192, 1, 2048, 0);

    /** Checks the ranges. */
    public AuxiliaryFeatures {
        outputs = List.copyOf(outputs);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        require(mean.size() == 1 || mean.size() == COLORS, "features.mean must have 1 or 3 numbers", mean.size());
        require(
                deviation.size() == 1 || deviation.size() == COLORS,
                "features.deviation must have 1 or 3 numbers",
                deviation.size());
        for (double one : deviation) {
            require(one > 0 && Double.isFinite(one), "features.deviation must be above 0", one);
        }
        require(size >= 0, "features.size must be at least 0", size);
        require(components >= 1, "features.components must be at least 1", components);
        require(exponent >= 0 && exponent <= 1, "features.exponent must be in [0, 1]", exponent);
        require(statistics >= 2, "features.statistics must be at least 2 crops", statistics);
        require(weight >= 0 && Double.isFinite(weight), "features.weight must be at least 0 and finite", weight);
    }

    public boolean isOn() {
        return weight > 0;
    }

    /** Whether the features are of a network of their own. */
    public boolean hasFile() {
        return !file.isEmpty();
    }

    public BackboneSpec spec() {
        var scaling = new InputScaling(colors(mean), colors(deviation));
        return BackboneSpec.of(PseudoLabels.name(file), scaling).withOutputs(outputs);
    }

    private static List<Float> colors(List<Double> values) {
        return List.of(
                values.get(0).floatValue(),
                values.get(values.size() / 2).floatValue(),
                values.get(values.size() - 1).floatValue());
    }

    public PooledComponents.Settings settings() {
        return new PooledComponents.Settings(components, exponent, statistics);
    }

    /** Without the folder of the file. */
    AuxiliaryFeatures resumeFingerprint() {
        return hasFile()
                ? new AuxiliaryFeatures(
                        PseudoLabels.name(file),
                        outputs,
                        mean,
                        deviation,
                        size,
                        components,
                        exponent,
                        statistics,
                        weight)
                : this;
    }
}
