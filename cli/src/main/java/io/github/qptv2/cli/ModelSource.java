package io.github.qptv2.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.ShippedModels;

/** Where a model comes from. */
sealed interface ModelSource {

    /** Said where a model that ships is asked for. */
    String NONE_SHIPS = "no model ships with this build; give one with --model FILE, or put bundles into models/ of the"
            + " checkout and run ./qpt again";

    /** A file of the user's. */
    record InFile(Path file) implements ModelSource {

        @Override
        public Scorer open(ScorerOptions options) throws CheckpointException {
            return Scorer.load(file, options);
        }
    }

    /** A model that ships. */
    record Shipped(String name) implements ModelSource {

        @Override
        public Scorer open(ScorerOptions options) throws CheckpointException {
            ModelBundle bundle = ShippedModels.read(name);
            return Scorer.of(bundle, options);
        }
    }

    Scorer open(ScorerOptions options) throws CheckpointException;

    /** What {@code --model} means: a file, if there is one of that name, or a model that ships. */
    static ModelSource named(Path given) {
        String name = given.toString();
        if (Files.exists(given) || !name.matches("[A-Za-z0-9-]+")) {
            return new InFile(given);
        }
        if (!ShippedModels.names().contains(name)) {
            throw new UserException("there is no file " + name
                    + ", and no model of that name ships with this build; qpt models lists those that do");
        }
        return new Shipped(name);
    }

    /**
     * The model that ships for a task.
     *
     * @throws UserException if none does
     */
    static ModelSource forTask(String task) {
        String name = ShippedModels.nameFor(task);
        List<String> names = ShippedModels.names();
        if (names.isEmpty()) {
            throw new UserException(NONE_SHIPS);
        }
        if (!names.contains(name)) {
            throw new UserException("no model for %s ships with this build, which has %s; give one with --model FILE"
                    .formatted(task, String.join(", ", names)));
        }
        return new Shipped(name);
    }
}
