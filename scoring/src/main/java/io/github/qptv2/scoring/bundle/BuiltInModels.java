package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.storage.CheckpointException;

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

    /** Name of the default model of a task, {@code qpt-TASK-mini}, which need not be on the class path. */
    public static String nameFor(Task task) {
        return "qpt-" + task + "-mini";
    }

    /**
     * Reads a model.
     *
     * @throws CheckpointException if it is not on the class path, or no bundle
     */
    public static ModelBundle read(String name) throws CheckpointException {
        return FOLDER.read(name);
    }

    /**
     * Copies a model's bundle into a folder, as {@code NAME.safetensors}.
     *
     * @throws CheckpointException if it is not on the class path, or cannot be copied
     */
    public static Path copy(String name, Path folder) throws CheckpointException {
        return FOLDER.copy(name, folder);
    }

    /** Model card as JSON; empty if the model has none. */
    public static Optional<String> card(String name) {
        return FOLDER.card(name);
    }

    /** Size of a model's bundle in bytes; 0 if it is not on the class path. */
    public static long bytes(String name) {
        return FOLDER.bytes(name);
    }
}
