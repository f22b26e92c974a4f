package io.github.qptv2.cli.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import io.github.qptv2.scoring.bundle.ModelBundle;

/** Where a model comes from. */
public sealed interface ModelSource {

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
    record BuiltIn(String name) implements ModelSource {

        @Override
        public Scorer open(ScorerOptions options) throws CheckpointException {
            ModelBundle bundle = BuiltInModels.read(name);
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
        if (!BuiltInModels.names().contains(name)) {
            throw new UserException("there is no file " + name
                    + ", and no model of that name ships with this build; qpt models lists those that do");
        }
        return new BuiltIn(name);
    }

    /**
     * The model that ships for a task.
     *
     * @throws UserException if none does
     */
    static ModelSource forTask(String task) {
        String name = BuiltInModels.nameFor(task);
        List<String> names = BuiltInModels.names();
        if (names.isEmpty()) {
            throw new UserException(NONE_SHIPS);
        }
        if (!names.contains(name)) {
            throw new UserException("no model for %s ships with this build, which has %s; give one with --model FILE"
                    .formatted(task, String.join(", ", names)));
        }
        return new BuiltIn(name);
    }
}
