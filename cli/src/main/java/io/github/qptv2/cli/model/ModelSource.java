package io.github.qptv2.cli.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import io.github.qptv2.scoring.bundle.Task;

/** The source of a model: a file or the built-in models. */
public sealed interface ModelSource {

    /** Message for a build without built-in models. */
    String NO_BUILT_IN_MODELS = "this build has no built-in models; name one with --model FILE, or put bundles into"
            + " models/ of the checkout and run ./qpt again";

    /** A model in a file. */
    record InFile(Path file) implements ModelSource {

        @Override
        public Scorer open(ScorerOptions options) throws CheckpointException {
            return Scorer.load(file, options);
        }
    }

    /** A built-in model. */
    record BuiltIn(String name) implements ModelSource {

        @Override
        public Scorer open(ScorerOptions options) throws CheckpointException {
            return Scorer.builtIn(name, options);
        }
    }

    Scorer open(ScorerOptions options) throws CheckpointException;

    /**
     * The model that {@code --model} names: an existing file, else a built-in model.
     *
     * @throws UserException if there is neither
     */
    static ModelSource named(Path given) {
        String name = given.toString();
        if (Files.exists(given) || !name.matches("[A-Za-z0-9-]+")) {
            return new InFile(given);
        }
        return BuiltInModels.find(name)
                .map(BuiltIn::new)
                .orElseThrow(() -> new UserException("there is no file " + name
                        + ", and no built-in model of that name; qpt models lists the built-in models"));
    }

    /**
     * The built-in model of a task.
     *
     * @throws UserException if there is none
     */
    static ModelSource forTask(String task) {
        String name = BuiltInModels.nameFor(Task.parse(task));
        List<String> names = BuiltInModels.names();
        if (names.isEmpty()) {
            throw new UserException(NO_BUILT_IN_MODELS);
        }
        if (!names.contains(name)) {
            throw new UserException("this build has no built-in model for %s, only %s; name a model with --model FILE"
                    .formatted(task, String.join(", ", names)));
        }
        return new BuiltIn(name);
    }
}
