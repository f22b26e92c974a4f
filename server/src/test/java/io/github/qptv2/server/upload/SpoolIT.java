package io.github.qptv2.server.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Folders of several processes in one parent. */
class SpoolIT {

    @TempDir
    private Path parent;

    /** Another process: creates a folder, and ends by closing it or as if it was killed. */
    static final class Peer {
        private Peer() {}

        public static void main(String[] args) throws IOException {
            var spool = Spool.create(Path.of(args[0]), 1);
            if (args[1].equals("killed")) {
                Runtime.getRuntime().halt(0);
            }
            spool.close();
        }
    }

    /** A second folder of one process must not free the lock of its first one. */
    @Test
    void anotherProcessLeavesTheFoldersOfThisOneAlone() throws Exception {
        try (var first = Spool.create(parent, 100);
                var second = Spool.create(parent, 100)) {
            peer("closed");
            assertThat(first.folder()).isDirectory();
            assertThat(second.folder()).isDirectory();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void theFolderOfAKilledProcessIsDeletedByTheNextOne() throws Exception {
        peer("killed");
        Path left;
        try (var folders = Files.list(parent)) {
            left = folders.findFirst().orElseThrow();
        }
        try (var next = Spool.create(parent, 100)) {
            assertThat(left).doesNotExist();
            assertThat(next.folder()).isDirectory();
        }
    }

    private void peer(String end) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Peer.class.getName(),
                        parent.toString(),
                        end)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
