package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.LinkedHashMap;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.scoring.backbone.BackboneFile;
import io.github.qptv2.scoring.backbone.BackboneModel;

/**
 * A regression on the features of frozen networks, with its description, in one safetensors file. Reading it creates
 * arrays only; a corrupt file is refused.
 *
 * @param description name, task, training data and calibration; inference configuration and preprocessing are unused
 * @param model networks, views and regression
 * @param fitted labeled images that the regression was fitted to, as far as the file lists them
 * @since 0.1
 */
public record BackboneBundle(ModelDescription description, BackboneModel model, FittedImages fitted) {

    /** A regression whose training images are unknown. */
    public BackboneBundle(ModelDescription description, BackboneModel model) {
        this(description, model, FittedImages.UNKNOWN);
    }

    /** Whether a checkpoint's metadata marks it as one. */
    public static boolean isPresent(Checkpoint checkpoint) {
        return BackboneFile.isPresent(checkpoint.weights());
    }

    /**
     * Makes a bundle of a checkpoint.
     *
     * @throws CheckpointException if it is none, corrupt, of a later format, or has values that are not finite
     */
    public static BackboneBundle of(Checkpoint checkpoint) throws CheckpointException {
        checkpoint.requireFinite();
        try {
            var model = BackboneFile.decode(checkpoint.weights());
            return new BackboneBundle(
                    BundleMetadata.describe(checkpoint), model, FittedImages.of(checkpoint.weights()));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(checkpoint.file(), String.valueOf(e.getMessage()));
        }
    }

    /** The first 12 hexadecimal digits of a SHA-256 over networks, views, regression and calibration. */
    public String contentHash() {
        var encoded = BackboneFile.encode(model);
        var entries = new LinkedHashMap<>(BundleMetadata.encode(description));
        entries.putAll(encoded.metadata());
        return ContentHash.of(encoded, entries);
    }

    /** Writes everything as one file, atomically; the same bundle gives the same bytes. */
    public void write(Path file) throws CheckpointException {
        write(file, BackboneFile.encode(model));
    }

    /**
     * As {@link #write}, without the networks, which readers of the file must have
     * {@linkplain io.github.qptv2.scoring.backbone.BackboneFolder imported}.
     *
     * @throws IllegalArgumentException if a network was not imported
     * @since 0.2
     */
    public void writeRegression(Path file) throws CheckpointException {
        write(file, BackboneFile.encodeRegression(model));
    }

    private void write(Path file, StateDict encoded) throws CheckpointException {
        var entries = new LinkedHashMap<>(BundleMetadata.encode(description));
        entries.putAll(encoded.metadata());
        Safetensors.write(file, BackboneFile.withChecksum(fitted.in(encoded.withMetadata(entries))));
    }
}
