package io.github.qptv2.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process as Linux counts it. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    static boolean isCounted() {
        return Files.exists(STATUS);
    }

    /** Resident bytes. */
    static long bytes() throws IOException {
        try (var lines = Files.lines(STATUS)) {
            String resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
            return 1024 * Long.parseLong(resident.replaceAll("\\D", ""));
        }
    }
}
