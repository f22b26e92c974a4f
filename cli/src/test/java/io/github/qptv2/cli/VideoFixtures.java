package io.github.qptv2.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/** Synthetic test videos. */
public final class VideoFixtures {

    private VideoFixtures() {}

    /**
     * Writes raw video (Y4M) regardless of the extension: square frames, one byte per sample.
     *
     * @param rate frames per second
     * @param sample value by index over all frames, each of 3 x side x side bytes: Y, U, V
     */
    public static Path write(Path file, int side, int rate, int frames, IntUnaryOperator sample) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(
                    "YUV4MPEG2 W%d H%d F%d:1 C444\n".formatted(side, side, rate).getBytes(StandardCharsets.US_ASCII));
            for (int frame = 0, at = 0; frame < frames; frame++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 3 * side * side; i++) {
                    out.write(sample.applyAsInt(at++));
                }
            }
        }
        return file;
    }
}
