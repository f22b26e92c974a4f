package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.BackboneSpec;
import io.github.qptv2.scoring.backbone.ImageView;
import io.github.qptv2.scoring.backbone.InputScaling;
import io.github.qptv2.scoring.backbone.LinearRegression;
import io.github.qptv2.scoring.backbone.Standardization;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.Task;

/** Scorers whose pseudo-labels can be computed by hand. */
public final class SmallScorers {

    /** Mean and deviation of each color over averages of 2 x 2 pixels: six features. */
    private static final int FEATURES = 6;

    private SmallScorers() {}

    /** The raw output is the mean red value over 255; the MOS is 10 / (1 + exp(-8 (raw - 0.5))). */
    public static Path red(Path file, FittedImages fitted) throws IOException {
        return write(file, fitted, new float[] {1, 0, 0, 0, 0, 0}, true);
    }

    /** The same without a calibration. */
    public static Path uncalibrated(Path file) throws IOException {
        return write(file, FittedImages.UNKNOWN, new float[] {1, 0, 0, 0, 0, 0}, false);
    }

    private static Path write(Path file, FittedImages fitted, float[] weights, boolean calibrated) throws IOException {
        try (var in = Objects.requireNonNull(SmallScorers.class.getResourceAsStream("/golden/backbone.onnx"))) {
            var spec = BackboneSpec.of("tiny", InputScaling.parse("unit"))
                    .withOutputs(List.of("half"))
                    .withLicense("Apache-2.0");
            var ones = new float[FEATURES];
            Arrays.fill(ones, 1);
            var model = new BackboneModel(
                    List.of(new BackboneModel.Network(spec, in.readAllBytes())),
                    List.of(ImageView.parse("native:64")),
                    new Standardization(new float[FEATURES], ones),
                    new LinearRegression(weights, 0));
            var map = new MosMapping(0, 10, 0.5, 8, new MosScale(0, 10, true));
            var calibration = new Calibration(0.5, 0.2, Optional.of(map), Optional.empty());
            var description = new ModelDescription(
                    "red",
                    Task.IQA,
                    "nothing",
                    InferenceConfig.DEFAULT,
                    PreprocessingSpec.DEFAULT,
                    calibrated ? Optional.of(calibration) : Optional.empty());
            new BackboneBundle(description, model, fitted).write(file);
            return file;
        }
    }

    /** The file of a network with the outputs {@code half} and {@code double}. */
    public static Path network(Path file) throws IOException {
        try (var in = Objects.requireNonNull(SmallScorers.class.getResourceAsStream("/golden/backbone.onnx"))) {
            Files.write(file, in.readAllBytes());
            return file;
        }
    }
}
