package io.github.qptv2.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import picocli.CommandLine.ITypeConverter;

/**
 * A model named on the command line.
 *
 * @param argument the argument as given
 * @param path the model's file; of a built-in model a temporary copy, deleted at exit
 * @param isBuiltIn whether it is a built-in model, which cannot be changed
 */
public record ModelArgument(String argument, Path path, boolean isBuiltIn) {

    /** A file, whether it exists or not. */
    static ModelArgument of(Path file) {
        return new ModelArgument(file.toString(), file, false);
    }

    @Override
    public String toString() {
        return argument;
    }

    /** Resolves a name to a file, else to a built-in model. */
    public static final class Converter implements ITypeConverter<ModelArgument> {

        @Override
        public ModelArgument convert(String argument) {
            Path file = Path.of(argument);
            if (Files.exists(file) || BuiltInModels.find(argument).isEmpty()) {
                return of(file);
            }
            try {
                Path folder = Files.createTempDirectory("qpt-model");
                folder.toFile().deleteOnExit();
                Path copy = BuiltInModels.copy(argument, folder);
                copy.toFile().deleteOnExit();
                return new ModelArgument(argument, copy, true);
            } catch (CheckpointException e) {
                throw new UserException(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new UserException(FileErrors.named(e));
            }
        }
    }

    /** As {@link Converter}, to the path alone. */
    public static final class PathConverter implements ITypeConverter<Path> {

        @Override
        public Path convert(String argument) {
            return new Converter().convert(argument).path();
        }
    }
}
