package io.github.qptv2.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of one execution, for parsers that read files; a new one each time, since earlier ones may be mapped. */
public final class InputFile {

    private static final Path FOLDER = folder();

    private InputFile() {}

    /** Writes the input in place of the one before. */
    public static Path of(byte[] input, String name) throws IOException {
        Path file = FOLDER.resolve(name);
        Files.deleteIfExists(file);
        return Files.write(file, input);
    }

    /** The folder of all inputs. */
    public static Path folderOf(byte[] input, String name) throws IOException {
        of(input, name);
        return FOLDER;
    }

    private static Path folder() {
        try {
            Path memory = Path.of("/dev/shm");
            Path folder = Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "qpt-fuzz")
                    : Files.createTempDirectory("qpt-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
