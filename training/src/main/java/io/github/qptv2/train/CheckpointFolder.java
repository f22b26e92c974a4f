package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.io.LegacyNames;
import io.github.qptv2.io.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * One checkpoint: files of tensors and {@value #STATE}, which holds the step, the run's state and the SHA-256 of every
 * other file.
 *
 * @param step number of completed steps
 * @param folder {@code OUT/step-000010}
 * @param state of the run, by name
 */
public record CheckpointFolder(long step, Path folder, Map<String, String> state) {

    static final String STATE = "state.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** The content of {@value #STATE}. */
    private record Written(long step, Map<String, String> state, Map<String, String> sha256) {
        Written {
            requireNoNull(state);
            requireNoNull(sha256);
        }

        private static void requireNoNull(@Nullable Map<String, String> entries) {
            if (entries == null || entries.values().stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException(STATE + " must have texts in state and sha256");
            }
        }
    }

    /** A file of the checkpoint. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * An entry of the state.
     *
     * @throws TrainingException if there is none of that name
     */
    public String state(String name) throws TrainingException {
        String value = state.get(name);
        if (value == null) {
            throw new TrainingException(folder + ": " + STATE + " has no entry " + name + "; remove this folder");
        }
        return value;
    }

    /** Hashes all files of the folder and writes {@value #STATE}. */
    static void complete(Path folder, long step, Map<String, String> state) throws IOException {
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
     * Reads a checkpoint and verifies the SHA-256 of every file.
     *
     * @throws IOException in one line if a file is missing or was changed
     */
    static CheckpointFolder read(Path folder) throws IOException {
        Written written = written(folder.resolve(STATE));
        for (var file : written.sha256().entrySet()) {
            if (file.getKey().indexOf('\0') >= 0 || !Files.isRegularFile(folder.resolve(file.getKey()))) {
                throw new IOException(file.getKey() + " is missing");
            }
            if (!Sha256.of(folder.resolve(file.getKey())).equals(file.getValue())) {
                throw new IOException(file.getKey() + " is corrupt");
            }
        }
        return new CheckpointFolder(written.step(), folder, LegacyNames.state(written.state()));
    }

    /** The state in a {@value #STATE}, under present names. */
    static Map<String, String> state(Path file) throws IOException {
        return LegacyNames.state(written(file).state());
    }

    private static Written written(Path file) throws IOException {
        try {
            @Nullable Written written = JSON.readValue(Files.readAllBytes(file), Written.class);
            if (written != null) {
                return written;
            }
        } catch (JacksonException e) {
            throw new IOException(STATE + " is corrupt", e);
        }
        throw new IOException(STATE + " is corrupt");
    }
}
