package io.github.qptv2.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Forces changes of folders to disk (fsync). */
final class DurableFolders {

    private DurableFolders() {}

    /** Forces renamings inside a folder to disk, where the system allows it. */
    static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; its file system keeps the order of renamings
        }
    }
}
