package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.ClipHead;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.scoring.backbone.BackboneFile;

/**
 * A network with everything that fixes its scores, in one {@code .safetensors} file: the weights, and in the file's
 * metadata what {@link Description} holds. Plain Java: reading one does not load libtorch.
 *
 * <p>A checkpoint without such metadata is read with {@link InferenceConfig#DEFAULT} and no calibration.
 *
 * @param description what the metadata says, or the defaults
 * @param architecture found from the weights' shapes
 * @param weights without buffers that follow from the architecture
 */
public record ModelBundle(Description description, Architecture architecture, StateDict weights) {

    /**
     * What a score depends on besides the weights.
     *
     * @param name of the model
     * @param task {@code iqa}, {@code iaa}, {@code vqa} or {@code unknown}
     * @param trainingData what it was trained on, in words; empty if nobody said
     * @param inferenceConfig how the network reads an image
     * @param preprocessing how large an image is looked at, and where
     * @param calibration what its output means, if that is known
     */
    public record Description(
            String name,
            String task,
            String trainingData,
            InferenceConfig inferenceConfig,
            PreprocessingSpec preprocessing,
            Optional<Calibration> calibration) {

        public Description {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a model must have a name, got an empty one");
            }
            if (!TASKS.contains(task)) {
                throw new IllegalArgumentException("task must be one of " + TASKS + ", got " + task);
            }
        }

        /** The same with another calibration. */
        public Description withCalibration(Calibration other) {
            return new Description(name, task, trainingData, inferenceConfig, preprocessing, Optional.of(other));
        }

        /** What is assumed of a checkpoint that describes nothing; the task is guessed from its file name. */
        public static Description of(String name) {
            return new Description(
                    name, guessTask(name), "", InferenceConfig.DEFAULT, PreprocessingSpec.DEFAULT, Optional.empty());
        }

        /** The same under other conventions; a calibration, which holds for its own alone, is left out then. */
        public Description with(InferenceConfig others) {
            return others.equals(inferenceConfig)
                    ? this
                    : new Description(name, task, trainingData, others, preprocessing, Optional.empty());
        }

        /** Whether better images have higher outputs, as the calibration says; true where there is none. */
        public boolean risesWithQuality() {
            return calibration
                    .flatMap(Calibration::mos)
                    .map(MosMapping::risesWithQuality)
                    .orElse(true);
        }

        private static String guessTask(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return Stream.of("iqa", "iaa", "vqa")
                    .filter(lower::contains)
                    .findFirst()
                    .orElse("unknown");
        }
    }

    /** What a model may judge: quality of images, their aesthetics, quality of video, or nobody said. */
    public static final List<String> TASKS = List.of("iqa", "iaa", "vqa", "unknown");

    /**
     * Reads a bundle, or any checkpoint with a HiViT in it.
     *
     * @throws CheckpointException if the file cannot be read, holds no HiViT, does not fit the one that it seems to
     *     hold, or has values that are not finite
     */
    public static ModelBundle read(Path file) throws CheckpointException {
        return of(Checkpoint.read(file));
    }

    /**
     * Makes a bundle of a checkpoint that was read already.
     *
     * @throws CheckpointException as {@link #read}
     */
    public static ModelBundle of(Checkpoint checkpoint) throws CheckpointException {
        if (BackboneBundle.isPresent(checkpoint)) {
            throw new CheckpointException(
                    checkpoint.file(),
                    "is a regression on a frozen network, which can score, rank, be evaluated and be calibrated;"
                            + " this needs a HiViT");
        }
        checkpoint.requireFinite();
        var stored = ClipHead.linear(checkpoint.weights());
        try {
            var description = describe(checkpoint);
            var architecture = Architecture.detect(stored);
            var weights = stored.without(Layout.RECOMPUTABLE::equals).withMetadata(Map.of());
            new Checkpoint(checkpoint.file(), checkpoint.container(), weights).requireFit(architecture.expected());
            return new ModelBundle(description, architecture, weights);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(checkpoint.file(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * What a checkpoint's metadata says of it, or the defaults; the weights are not looked at.
     *
     * @throws IllegalArgumentException if the metadata is a bundle's, but not as it should be
     */
    public static Description describe(Checkpoint checkpoint) {
        return BundleMetadata.decode(checkpoint.weights().metadata())
                .orElseGet(() -> Description.of(stem(checkpoint.file())));
    }

    /** Whether a checkpoint describes itself, so that nothing has to be assumed. */
    public static boolean isBundle(Checkpoint checkpoint) {
        return BundleMetadata.isPresent(checkpoint.weights().metadata());
    }

    /** The same weights read under other conventions, see {@link Description#with}. */
    public ModelBundle with(InferenceConfig others) {
        return new ModelBundle(description.with(others), architecture, weights);
    }

    /**
     * The network {@linkplain Inflation inflated} for clips of so many frames: one that judged images judges video. The
     * calibration, which was made with images, is left out.
     *
     * @param frames of a clip, a multiple of 2
     * @throws IllegalArgumentException if it is a network for clips already
     */
    public ModelBundle inflated(int frames) {
        if (architecture.frames() > 1) {
            throw new IllegalArgumentException("only an image network can be inflated, got one for clips of %d frames"
                    .formatted(architecture.frames()));
        }
        var described = new Description(
                description.name() + "-video",
                description.task().equals("iqa") ? "vqa" : description.task(),
                description.trainingData(),
                description.inferenceConfig(),
                description.preprocessing(),
                Optional.empty());
        var shape = new Architecture(architecture.config(), frames, architecture.hasHead());
        return new ModelBundle(described, shape, Inflation.of(weights, frames));
    }

    /** A file's name without folder and ending. */
    static String stem(Path file) {
        String name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Writes weights and description as one file, atomically; the same bundle gives the same bytes. */
    public void write(Path file) throws CheckpointException {
        Safetensors.write(file, weights.withMetadata(BundleMetadata.encode(description, architecture)));
    }

    /**
     * Writes a checkpoint as a bundle with another calibration, atomically; {@code out} may be its own file. Of a
     * bundle everything else stays as it is: tensors byte for byte, and entries of the metadata that this version does
     * not know.
     *
     * @throws CheckpointException if the file holds no HiViT, or the bundle cannot be written
     */
    public static void writeCalibrated(Checkpoint checkpoint, Calibration calibration, Path out)
            throws CheckpointException {
        if (isBundle(checkpoint)) {
            var weights = checkpoint.weights();
            var changed = weights.withMetadata(BundleMetadata.recalibrated(weights.metadata(), calibration));
            Safetensors.write(out, BackboneFile.isPresent(changed) ? BackboneFile.sealed(changed) : changed);
            return;
        }
        var bundle = of(checkpoint);
        var described = bundle.description().withCalibration(calibration);
        new ModelBundle(described, bundle.architecture(), bundle.weights()).write(out);
    }
}
