package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/**
 * Models that come with the artifact {@code io.github.qptv2:qpt-models}, which has to be on the class path.
 *
 * <pre>{@code
 * for (String name : BuiltInModels.names()) {
 *     System.out.println(name + ": " + BuiltInModels.read(name).description().task());
 * }
 * }</pre>
 */
public final class BuiltInModels {

    private static final ModelFolder SHELF = new ModelFolder(BuiltInModels.class.getClassLoader());

    private BuiltInModels() {}

    /** Names of what is there, in alphabetical order; empty without the artifact. */
    public static List<String> names() {
        return SHELF.names();
    }

    /**
     * The model that is used where nothing but a task is known: {@code qpt-TASK-mini}. It may not be there.
     *
     * @param task one of {@link ModelBundle#TASKS}
     */
    public static String nameFor(String task) {
        return "qpt-" + task + "-mini";
    }

    /**
     * Reads a model.
     *
     * @throws CheckpointException if it is not there, or is no bundle
     */
    public static ModelBundle read(String name) throws CheckpointException {
        return SHELF.read(name);
    }

    /**
     * Copies a model's bundle into a folder, as {@code NAME.safetensors}.
     *
     * @throws CheckpointException if it is not there, or cannot be copied
     */
    public static Path copy(String name, Path folder) throws CheckpointException {
        return SHELF.copy(name, folder);
    }

    /** What is said of a model beside its weights, as JSON; empty if nothing is. */
    public static Optional<String> card(String name) {
        return SHELF.card(name);
    }

    /** Bytes of a model's bundle; 0 if it is not there. */
    public static long bytes(String name) {
        return SHELF.bytes(name);
    }
}
