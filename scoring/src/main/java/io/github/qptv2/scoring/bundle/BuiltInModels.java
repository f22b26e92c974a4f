package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.LegacyNames;

/**
 * The built-in models: those of the artifact {@code io.github.qptv2:qpt-models}, which must be on the class path.
 *
 * <pre>{@code
 * for (String name : BuiltInModels.names()) {
 *     System.out.println(name + ": " + BuiltInModels.read(name).description().task());
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class BuiltInModels {

    private static final ModelFolder FOLDER = new ModelFolder(BuiltInModels.class.getClassLoader());

    private BuiltInModels() {}

    /** Names of the models, in alphabetical order; empty without the artifact. */
    public static List<String> names() {
        return FOLDER.names();
    }

    /**
     * Name of the default model of a task: the largest of {@code qpt-TASK-mini} (HiViT-mini) and {@code qpt-TASK-micro}
     * (HiViT-micro) on the class path, the first name if there is neither.
     */
    public static String nameFor(Task task) {
        String mini = "qpt-" + task + "-mini", micro = "qpt-" + task + "-micro";
        List<String> names = names();
        return names.contains(micro) && !names.contains(mini) ? micro : mini;
    }

    /** The name of a model on the class path, which may be given as it was in the previous release. */
    public static Optional<String> find(String name) {
        List<String> names = names();
        if (names.contains(name)) {
            return Optional.of(name);
        }
        String present = LegacyNames.model(name);
        if (!names.contains(present)) {
            return Optional.empty();
        }
        LegacyNames.warn("built-in models", name, present);
        return Optional.of(present);
    }

    /**
     * Reads a model's HiViT.
     *
     * @throws CheckpointException if it is not on the class path, or a regression on frozen features
     */
    public static ModelBundle read(String name) throws CheckpointException {
        return FOLDER.read(found(name));
    }

    /**
     * Reads a model's file, of whichever kind it is: a HiViT, or a regression on the features of an imported network.
     *
     * @throws CheckpointException if it is not on the class path
     * @since 0.2
     */
    public static Checkpoint checkpoint(String name) throws CheckpointException {
        return FOLDER.checkpoint(found(name));
    }

    /**
     * Copies a model's bundle into a folder, as {@code NAME.safetensors}.
     *
     * @throws CheckpointException if it is not on the class path, or cannot be copied
     */
    public static Path copy(String name, Path folder) throws CheckpointException {
        return FOLDER.copy(found(name), folder);
    }

    /** Model card as JSON; empty if the model has none. */
    public static Optional<String> card(String name) {
        return FOLDER.card(found(name));
    }

    /** Size of a model's bundle in bytes; 0 if it is not on the class path. */
    public static long bytes(String name) {
        return FOLDER.bytes(found(name));
    }

    private static String found(String name) {
        return find(name).orElse(name);
    }
}
