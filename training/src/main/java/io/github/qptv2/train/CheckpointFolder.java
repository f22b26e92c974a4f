package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.io.LegacyNames;
import io.github.qptv2.io.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * One checkpoint: files of weights and {@value #STATE}, which says how far the run was and what every other file must
 * hash to.
 *
 * @param step steps made
 * @param folder {@code OUT/step-000010}
 * @param state what the run wrote about itself, by name
 */
public record CheckpointFolder(long step, Path folder, Map<String, String> state) {

    static final String STATE = "state.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** What {@value #STATE} holds. */
    private record Written(long step, Map<String, String> state, Map<String, String> sha256) {}

    /** A file of the checkpoint. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** What the run wrote under a name. */
    public String state(String name) throws TrainingException {
        String value = state.get(name);
        if (value == null) {
            throw new TrainingException(folder + ": " + STATE + " says nothing of " + name + "; remove this folder");
        }
        return value;
    }

    /** Hashes all files that are there and writes {@value #STATE}. */
    static void seal(Path folder, long step, Map<String, String> state) throws IOException {
        var sha256 = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sha256.put(String.valueOf(file.getFileName()), Sha256.of(file));
            }
        }
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Written(step, state, sha256));
        AtomicFile.write(folder.resolve(STATE), json);
    }

    /**
     * Reads a checkpoint and checks every file of it.
     *
     * @throws IOException in one line if it is not as it was written
     */
    static CheckpointFolder read(Path folder) throws IOException {
        Written written;
        try {
            written = JSON.readValue(Files.readAllBytes(folder.resolve(STATE)), Written.class);
        } catch (JacksonException e) {
            throw new IOException(STATE + " is not as it was written", e);
        }
        for (var file : written.sha256().entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                throw new IOException(file.getKey() + " is missing");
            }
            if (!Sha256.of(path).equals(file.getValue())) {
                throw new IOException(file.getKey() + " is not as it was written");
            }
        }
        return new CheckpointFolder(written.step(), folder, LegacyNames.state(written.state()));
    }
}
