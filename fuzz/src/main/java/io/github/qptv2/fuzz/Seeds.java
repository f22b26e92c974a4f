package io.github.qptv2.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the seeds of all targets into a folder; the committed corpus consists of them and of inputs found by fuzzing.
 */
public final class Seeds {

    private Seeds() {}

    /** Writes into the folder that is the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (var seed : all().entrySet()) {
            Path file = folder.resolve(seed.getKey());
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, seed.getValue());
        }
    }

    /** By name of the target and file name, {@code png/color.png}. */
    static Map<String, byte[]> all() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.putAll(new HeaderSeeds().all());
        files.putAll(CheckpointSeeds.all());
        files.putAll(TextSeeds.all());
        return files;
    }
}
