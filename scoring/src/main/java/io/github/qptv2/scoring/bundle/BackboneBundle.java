package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.LinkedHashMap;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.scoring.backbone.BackboneFile;
import io.github.qptv2.scoring.backbone.BackboneModel;

/**
 * A scorer made of frozen networks and a regression, with what its score means, in one safetensors file. Reading it
 * builds arrays alone, and a damaged file is refused.
 *
 * @param description name, task, training data and calibration; its conventions and preprocessing are not used
 * @param fitted labeled images that the regression was fitted to, as far as the file says
 */
public record BackboneBundle(ModelBundle.Description description, BackboneModel model, FittedImages fitted) {

    /** Of a regression of which nobody said what it was fitted to. */
    public BackboneBundle(ModelBundle.Description description, BackboneModel model) {
        this(description, model, FittedImages.UNKNOWN);
    }

    /** Whether a file says that it is one. */
    public static boolean isPresent(Checkpoint checkpoint) {
        return BackboneFile.isPresent(checkpoint.weights());
    }

    /**
     * Makes a bundle of a file that was read already.
     *
     * @throws CheckpointException if it is none, damaged, of a later layout, or has values that are not finite
     */
    public static BackboneBundle of(Checkpoint checkpoint) throws CheckpointException {
        checkpoint.requireFinite();
        try {
            var model = BackboneFile.decode(checkpoint.weights());
            return new BackboneBundle(ModelBundle.describe(checkpoint), model, FittedImages.of(checkpoint.weights()));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(checkpoint.file(), String.valueOf(e.getMessage()));
        }
    }

    /** Writes everything as one file, atomically; the same bundle gives the same bytes. */
    public void write(Path file) throws CheckpointException {
        var encoded = BackboneFile.encode(model);
        var entries = new LinkedHashMap<>(BundleMetadata.encode(description));
        entries.putAll(encoded.metadata());
        Safetensors.write(file, BackboneFile.sealed(fitted.in(encoded.withMetadata(entries))));
    }
}
