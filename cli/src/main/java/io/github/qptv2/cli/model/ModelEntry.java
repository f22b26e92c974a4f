package io.github.qptv2.cli.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.backbone.BackboneFile;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import io.github.qptv2.scoring.bundle.BundleMetadata;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A built-in model, as {@code qpt models} lists it.
 *
 * @param bytes size of the file
 * @param contentHash as in the rows of scores, see {@link ModelBundle#contentHash}
 * @param parameters number of trained parameters
 * @param input side of the network's input, in pixels
 * @param trainingData description of the training data in the bundle
 * @param contentHash null for a regression whose network is not imported
 * @param card null if there is none
 */
@JsonPropertyOrder({
    "name",
    "task",
    "file",
    "bytes",
    "contentHash",
    "parameters",
    "architecture",
    "input",
    "calibrated",
    "trainingData",
    "card"
})
record ModelEntry(
        String name,
        String task,
        String file,
        long bytes,
        @Nullable String contentHash,
        long parameters,
        String architecture,
        int input,
        boolean calibrated,
        String trainingData,
        @Nullable ModelCard card) {

    static ModelEntry of(String name) {
        try {
            var checkpoint = BuiltInModels.checkpoint(name);
            if (BackboneBundle.isPresent(checkpoint)) {
                return regression(name, checkpoint);
            }
            var bundle = ModelBundle.of(checkpoint);
            var description = bundle.description();
            return new ModelEntry(
                    name,
                    description.task().toString(),
                    name + ".safetensors",
                    BuiltInModels.bytes(name),
                    bundle.contentHash(),
                    bundle.weights().elements(),
                    bundle.architecture().name(),
                    bundle.architecture().config().imageSize(),
                    description.calibration().isPresent(),
                    description.trainingData(),
                    BuiltInModels.card(name).map(text -> card(name, text)).orElse(null));
        } catch (CheckpointException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private static ModelEntry regression(String name, Checkpoint checkpoint) throws CheckpointException {
        var description = BundleMetadata.describe(checkpoint);
        return new ModelEntry(
                name,
                description.task().toString(),
                name + ".safetensors",
                BuiltInModels.bytes(name),
                hash(checkpoint),
                checkpoint.weights().elements(),
                "regression on " + String.join(", ", BackboneFile.networks(checkpoint.weights())),
                BackboneFile.inputSide(checkpoint.weights()),
                description.calibration().isPresent(),
                description.trainingData(),
                BuiltInModels.card(name).map(text -> card(name, text)).orElse(null));
    }

    private static @Nullable String hash(Checkpoint checkpoint) {
        try {
            return BackboneBundle.of(checkpoint).contentHash();
        } catch (CheckpointException e) {
            return null; // its network is not imported
        }
    }

    private static ModelCard card(String name, String text) {
        try {
            return JsonText.read(text, ModelCard.class);
        } catch (JacksonException e) {
            throw new UserException("%s.json: does not have the format of docs/models.md: %s"
                    .formatted(name, e.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }
}
