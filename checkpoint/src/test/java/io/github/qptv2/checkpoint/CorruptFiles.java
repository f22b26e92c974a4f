package io.github.qptv2.checkpoint;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import io.github.qptv2.checkpoint.storage.CheckpointException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Truncates and changes files: reading them must give weights or a {@link CheckpointException}. */
final class CorruptFiles {

    private final Path folder;
    private final byte[] whole;

    CorruptFiles(Path folder, byte[] whole) {
        this.folder = folder;
        this.whole = whole.clone();
    }

    static CorruptFiles to(String torchFile, Path folder) {
        return new CorruptFiles(folder, GoldenFiles.bytes(GoldenFiles.torch(torchFile)));
    }

    void everyTruncationIsDetected(int step) {
        for (int length = 0; length < whole.length; length += step) {
            var path = Scratch.file(folder, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Checkpoint.read(path))
                    .as("truncated to %d bytes", length)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageStartingWith(path + ": ");
        }
    }

    void changedBytesGiveWeightsOrACheckpointException(int rounds) {
        var random = new Random(20240716);
        int read = 0;
        for (int round = 0; round < rounds; round++) {
            var corrupt = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                corrupt[random.nextInt(corrupt.length)] = (byte) random.nextInt(256);
            }
            read += readsOrIsRefused(Scratch.file(folder, corrupt)) ? 1 : 0;
        }
        assertThat(read).as("changed files that can be read").isBetween(1, rounds - 1);
    }

    private static boolean readsOrIsRefused(Path path) {
        try {
            Checkpoint.read(path).weights().weights().values().forEach(Weight::firstNonFinite);
            return true;
        } catch (CheckpointException refused) {
            assertThat(refused).hasMessageStartingWith(path + ": ");
            return false;
        }
    }
}
