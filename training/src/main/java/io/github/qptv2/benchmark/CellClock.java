package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.io.AtomicFile;

/** Measures the time of one method on one split over the calls that were stopped; a killed process adds nothing. */
final class CellClock {

    private static final String FILE = "stopped-seconds.txt";

    private final Path file;
    private final double earlier;
    private final long start = System.nanoTime();

    private CellClock(Path file, double earlier) {
        this.file = file;
        this.earlier = earlier;
    }

    /** Starts; {@code folder} is that of the method and split. */
    static CellClock in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return new CellClock(
                    file,
                    Files.exists(file)
                            ? Double.parseDouble(Files.readString(file).strip())
                            : 0);
        } catch (NumberFormatException e) {
            throw new IOException(file + ": must be a number of seconds; delete it", e);
        }
    }

    /** Seconds of this call and of the stopped ones before. */
    double seconds() {
        return earlier + (System.nanoTime() - start) / 1e9;
    }

    /** Keeps the time of a call that was stopped. */
    void keep() throws IOException {
        AtomicFile.write(file, Double.toString(seconds()).getBytes(StandardCharsets.UTF_8));
    }
}
