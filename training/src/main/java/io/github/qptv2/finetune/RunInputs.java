package io.github.qptv2.finetune;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;

/**
 * Digests of labels, ranked images and initial weights, which must be the same when a run is resumed.
 *
 * @param labels of the training and the validation part
 * @param formerLabels the same, with operators under the names of version 0.1
 * @param series of the ranked images, empty without distortion series
 * @param operators of distortion series that have changed since runs were first resumable; empty where none is used
 * @param encoder of the file of initial weights, empty for random weights
 */
record RunInputs(String labels, String formerLabels, String series, String operators, String encoder) {

    private static final String LABELS = "labels-sha256", SERIES = "rank-images-sha256";
    private static final String OPERATORS = "rank-operators", ENCODER = "encoder-sha256";

    /** @param series images to rank, null without distortion series */
    static RunInputs of(FinetuneConfig config, RunLabels labels, @Nullable ImageDataset series, String encoder)
            throws IOException {
        LabeledImages train = labels.train(), validation = labels.validation();
        return new RunInputs(
                train.digest() + validation.digest(),
                train.formerDigest() + validation.formerDigest(),
                series == null ? "" : Provenance.digest(series),
                config.rankAugmentation().isOn() ? config.rankAugmentation().randomAngles() : "",
                encoder);
    }

    /** Adds the digests to a checkpoint's state. */
    void describe(Map<String, String> state) {
        state.put(LABELS, labels);
        state.put(SERIES, series);
        state.put(OPERATORS, operators);
        state.put(ENCODER, encoder);
    }

    /** Refuses a checkpoint with other digests. */
    void requireSame(CheckpointFolder checkpoint) throws TrainingException {
        requireSame(checkpoint, LABELS, List.of(labels, formerLabels), "other labels");
        requireSame(checkpoint, SERIES, List.of(series), "other images in rank-augmentation.path");
        if (!checkpoint.state().getOrDefault(OPERATORS, "").equals(operators)) {
            throw new TrainingException(
                    ("%s was made when motion-blur of rank-augmentation.types was always horizontal, and its angle is random"
                                    + " now; resume it with the version that began the run, or name another folder")
                            .formatted(checkpoint.folder()));
        }
        requireSame(checkpoint, ENCODER, List.of(encoder), "another file in init.from");
    }

    private static void requireSame(CheckpointFolder checkpoint, String key, List<String> allowed, String what)
            throws TrainingException {
        if (!allowed.contains(checkpoint.state(key))) {
            throw new TrainingException("%s was made with %s; restore the former, or name another folder"
                    .formatted(checkpoint.folder(), what));
        }
    }
}
