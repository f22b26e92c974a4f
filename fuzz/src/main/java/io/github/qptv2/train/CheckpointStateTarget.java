package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.qptv2.fuzz.InputFile;

/** The {@code state.json} of a training checkpoint. */
public final class CheckpointStateTarget {

    private CheckpointStateTarget() {}

    /** The state of a checkpoint without other files. */
    public static Map<String, String> state(byte[] input) throws IOException {
        Path file = InputFile.of(input, CheckpointFolder.STATE);
        try {
            CheckpointFolder.read(InputFile.folderOf(input, CheckpointFolder.STATE));
        } catch (IOException refused) {
            // a hash of a file that is missing; the state itself may still be read
        }
        if (Files.notExists(file)) {
            throw new IllegalStateException(file + " must still exist");
        }
        return CheckpointFolder.state(file);
    }
}
