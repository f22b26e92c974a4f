package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.scoring.ShippedModels;
import picocli.CommandLine.ITypeConverter;

/**
 * A model named on the command line.
 *
 * @param given as it was named
 * @param path its file; of a built-in model a temporary copy, deleted at the end of the process
 * @param isBuiltIn whether it is a built-in model, which nothing can be written into
 */
record ModelFile(String given, Path path, boolean isBuiltIn) {

    /** A file of the user's, whether it is there or not. */
    static ModelFile of(Path file) {
        return new ModelFile(file.toString(), file, false);
    }

    @Override
    public String toString() {
        return given;
    }

    /** A file of that name comes first, then a built-in model. */
    static final class Converter implements ITypeConverter<ModelFile> {

        @Override
        public ModelFile convert(String given) {
            Path file = Path.of(given);
            if (Files.exists(file) || !ShippedModels.names().contains(given)) {
                return of(file);
            }
            try {
                Path folder = Files.createTempDirectory("qpt-model");
                folder.toFile().deleteOnExit();
                Path copy = ShippedModels.copy(given, folder);
                copy.toFile().deleteOnExit();
                return new ModelFile(given, copy, true);
            } catch (CheckpointException e) {
                throw new UserException(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new UserException(FileErrors.named(e));
            }
        }
    }

    /** The same, where only the file matters. */
    static final class PathConverter implements ITypeConverter<Path> {

        @Override
        public Path convert(String given) {
            return new Converter().convert(given).path();
        }
    }
}
