package io.github.qptv2.scoring.bundle;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything besides the weights that a model's scores depend on.
 *
 * @param name of the model
 * @param task that the model assesses
 * @param trainingData in words; empty if unknown
 * @param inferenceConfig how the network reads an image
 * @param preprocessing size and number of the crops of an image
 * @param calibration meaning of the raw output, if known
 * @since 0.2
 */
public record ModelDescription(
        String name,
        Task task,
        String trainingData,
        InferenceConfig inferenceConfig,
        PreprocessingSpec preprocessing,
        Optional<Calibration> calibration) {

    /** Checks the name. */
    public ModelDescription {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a model must have a name, got an empty one");
        }
    }

    /** The defaults of a checkpoint without metadata; the task is guessed from the name. */
    public static ModelDescription of(String name) {
        return new ModelDescription(
                name, guessTask(name), "", InferenceConfig.DEFAULT, PreprocessingSpec.DEFAULT, Optional.empty());
    }

    private static Task guessTask(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(Task.IQA, Task.IAA, Task.VQA)
                .filter(task -> lower.contains(task.toString()))
                .findFirst()
                .orElse(Task.UNKNOWN);
    }

    /** The same with another calibration. */
    public ModelDescription withCalibration(Calibration other) {
        return new ModelDescription(name, task, trainingData, inferenceConfig, preprocessing, Optional.of(other));
    }

    /**
     * The same with another inference configuration; a different one drops the calibration, which holds for the
     * configuration that it was fitted with.
     */
    public ModelDescription with(InferenceConfig others) {
        return others.equals(inferenceConfig)
                ? this
                : new ModelDescription(name, task, trainingData, others, preprocessing, Optional.empty());
    }

    /** Whether better images have higher outputs, as the calibration says; true without one. */
    public boolean risesWithQuality() {
        return calibration
                .flatMap(Calibration::mos)
                .map(MosMapping::risesWithQuality)
                .orElse(true);
    }
}
