package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.ClipHead;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.NetworkPrefix;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.scoring.backbone.BackboneFile;

/**
 * A network with everything that determines its scores, in one {@code .safetensors} file: the weights, and in the
 * file's metadata a {@link ModelDescription}. Reading one is plain Java and loads no native library.
 *
 * <pre>{@code
 * ModelBundle bundle = ModelBundle.read(Path.of("qpt-iqa-mini.safetensors"));
 * System.out.println(bundle.description().name() + ": " + bundle.description().task());
 * }</pre>
 *
 * <p>A checkpoint without such metadata is read with {@link InferenceConfig#DEFAULT} and no calibration.
 *
 * @param description of the metadata, or the defaults
 * @param architecture detected from the weights' shapes
 * @param weights without buffers that follow from the architecture
 * @param distortionHead names the distortions of an image, where one was fitted to the network
 * @param uncertainty of the scores, where it was fitted
 * @since 0.1
 */
public record ModelBundle(
        ModelDescription description,
        Architecture architecture,
        StateDict weights,
        Optional<DistortionHead> distortionHead,
        Optional<Uncertainty> uncertainty) {

    /** Checks that distortion head and uncertainty fit the network. */
    public ModelBundle {
        distortionHead.ifPresent(head -> requireFit("a distortion head", head.inputs(), architecture));
        uncertainty.ifPresent(fitted -> requireFit("intervals", fitted.space().width(), architecture));
    }

    /** A network without a distortion head and intervals. */
    public ModelBundle(ModelDescription description, Architecture architecture, StateDict weights) {
        this(description, architecture, weights, Optional.empty(), Optional.empty());
    }

    private static void requireFit(String what, int inputs, Architecture architecture) {
        int expected = DistortionHead.inputs(architecture.config().width());
        if (inputs != expected || architecture.frames() > 1) {
            throw new IllegalArgumentException(
                    "%s of this network must have %d inputs and images as its input, got %d and %d frames"
                            .formatted(what, expected, inputs, architecture.frames()));
        }
    }

    /**
     * Reads a bundle, or any checkpoint of a HiViT, whose names may have a prefix, see {@link NetworkPrefix}.
     *
     * @throws CheckpointException if the file cannot be read, holds no HiViT, does not fit the detected architecture,
     *     or has values that are not finite
     */
    public static ModelBundle read(Path file) throws CheckpointException {
        return of(Checkpoint.read(file));
    }

    /**
     * Makes a bundle of a checkpoint, whose names may have a prefix, see {@link NetworkPrefix}.
     *
     * @throws CheckpointException as {@link #read}
     */
    public static ModelBundle of(Checkpoint checkpoint) throws CheckpointException {
        if (BackboneFile.isPresent(checkpoint.weights())) {
            throw new CheckpointException(
                    checkpoint.file(),
                    "is a regression on a frozen network, which can score, rank, be evaluated and be calibrated;"
                            + " this needs a HiViT");
        }
        checkpoint.requireFinite();
        try {
            var head = DistortionHead.decode(checkpoint.weights());
            var uncertainty = UncertaintyFile.decode(checkpoint.weights());
            var network = checkpoint.weights().without(ModelBundle::isAddition);
            var stored = ClipHead.linear(
                    NetworkPrefix.strip(new Checkpoint(checkpoint.file(), checkpoint.container(), network))
                            .weights());
            var description = BundleMetadata.describe(checkpoint);
            var architecture = Architecture.detect(stored);
            var weights = stored.without(Layout.RECOMPUTABLE::equals).withMetadata(Map.of());
            new Checkpoint(checkpoint.file(), checkpoint.container(), weights).requireFit(architecture.expected());
            return new ModelBundle(description, architecture, weights, head, uncertainty);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(checkpoint.file(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether the name of a bundle's tensor is that of a distortion head or of intervals, which are no network's. */
    public static boolean isAddition(String tensor) {
        return DistortionHead.isTensor(tensor) || UncertaintyFile.ownsTensor(tensor);
    }

    /** Whether a checkpoint has a bundle's metadata, so that no defaults are assumed. */
    public static boolean isBundle(Checkpoint checkpoint) {
        return BundleMetadata.isPresent(checkpoint.weights().metadata());
    }

    /**
     * The same weights with another inference configuration, see {@link ModelDescription#with}; like the calibration, a
     * distortion head and intervals hold for the configuration that they were fitted with.
     */
    public ModelBundle with(InferenceConfig others) {
        return others.equals(description.inferenceConfig())
                ? this
                : new ModelBundle(description.with(others), architecture, weights);
    }

    /** The same network with another distortion head. */
    public ModelBundle with(DistortionHead head) {
        return new ModelBundle(description, architecture, weights, Optional.of(head), uncertainty);
    }

    /** The same network with other intervals. */
    public ModelBundle with(Uncertainty uncertainty) {
        return new ModelBundle(description, architecture, weights, distortionHead, Optional.of(uncertainty));
    }

    /**
     * The network {@linkplain Inflation inflated} to clips: a model for images becomes one for videos. The calibration,
     * which was fitted to images, is dropped.
     *
     * @param frames of a clip, a multiple of 2
     * @throws IllegalArgumentException if it is a network for clips
     */
    public ModelBundle inflated(int frames) {
        if (architecture.frames() > 1) {
            throw new IllegalArgumentException("only an image network can be inflated, got one for clips of %d frames"
                    .formatted(architecture.frames()));
        }
        var described = new ModelDescription(
                description.name() + "-video",
                description.task() == Task.IQA ? Task.VQA : description.task(),
                description.trainingData(),
                description.inferenceConfig(),
                description.preprocessing(),
                Optional.empty());
        var shape = new Architecture(architecture.config(), frames, architecture.hasHead());
        return new ModelBundle(described, shape, Inflation.of(weights, frames));
    }

    /**
     * The first 12 hexadecimal digits of a SHA-256 over weights, architecture, inference configuration, preprocessing,
     * calibration, distortion head and intervals. Two models with the same one give the same scores, whatever their
     * names and file formats are.
     */
    public String contentHash() {
        var file = file();
        return ContentHash.of(file, file.metadata());
    }

    /** Writes weights and description as one file, atomically; the same bundle gives the same bytes. */
    public void write(Path file) throws CheckpointException {
        Safetensors.write(file, file());
    }

    private StateDict file() {
        var tensors = new LinkedHashMap<>(weights.weights());
        var entries = new LinkedHashMap<>(BundleMetadata.encode(description, architecture));
        distortionHead.ifPresent(head -> {
            tensors.putAll(head.tensors());
            entries.putAll(head.entries());
        });
        uncertainty.ifPresent(uncertainty -> {
            tensors.putAll(UncertaintyFile.tensors(uncertainty));
            entries.putAll(UncertaintyFile.entries(uncertainty));
        });
        return new StateDict(tensors, entries);
    }

    /**
     * Writes a bundle with other intervals, atomically; {@code out} may be its own file. Everything else is kept.
     *
     * @throws CheckpointException if the file is no bundle of a HiViT, or cannot be written
     */
    public static void writeUncertain(Checkpoint checkpoint, Uncertainty uncertainty, Path out)
            throws CheckpointException {
        if (!isBundle(checkpoint) || BackboneFile.isPresent(checkpoint.weights())) {
            throw new CheckpointException(checkpoint.file(), "is no bundle of a HiViT, which intervals need");
        }
        var tensors = new LinkedHashMap<>(
                checkpoint.weights().without(UncertaintyFile::ownsTensor).weights());
        var entries = new LinkedHashMap<>(checkpoint.weights().metadata());
        entries.keySet().removeIf(UncertaintyFile::ownsEntry);
        tensors.putAll(UncertaintyFile.tensors(uncertainty));
        entries.putAll(UncertaintyFile.entries(uncertainty));
        Safetensors.write(out, new StateDict(tensors, entries));
    }

    /**
     * Writes a checkpoint as a bundle with another calibration, atomically; {@code out} may be its own file. Everything
     * else of a bundle is kept, tensors byte for byte, and metadata entries unknown to this version; only intervals are
     * dropped, which hold for the calibration that they were fitted with.
     *
     * @throws CheckpointException if the file holds no HiViT, or the bundle cannot be written
     */
    public static void writeCalibrated(Checkpoint checkpoint, Calibration calibration, Path out)
            throws CheckpointException {
        if (isBundle(checkpoint)) {
            var weights = checkpoint.weights().without(UncertaintyFile::ownsTensor);
            var changed = weights.withMetadata(BundleMetadata.recalibrated(weights.metadata(), calibration));
            Safetensors.write(out, BackboneFile.isPresent(changed) ? BackboneFile.withChecksum(changed) : changed);
            return;
        }
        var bundle = of(checkpoint);
        var described = bundle.description().withCalibration(calibration);
        new ModelBundle(described, bundle.architecture(), bundle.weights()).write(out);
    }
}
