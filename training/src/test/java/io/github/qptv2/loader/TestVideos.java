package io.github.qptv2.loader;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.media.image.Image;

/** Small videos for tests: uncompressed. */
public final class TestVideos {

    private TestVideos() {}

    /** Writes a Y4M file at 25 frames a second whose three planes are those of the frames. */
    public static Path write(Path file, List<Image> frames) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            int width = frames.get(0).width(), height = frames.get(0).height();
            out.write("YUV4MPEG2 W%d H%d F25:1 C444\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII));
            for (Image frame : frames) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                for (int plane = 0; plane < 3; plane++) {
                    for (int i = 0; i < width * height; i++) {
                        // chroma near its middle: colors stay within what RGB can show
                        int value = frame.at(i % width, i / width, plane);
                        out.write(plane == 0 ? value : 112 + value / 8);
                    }
                }
            }
        }
        return file;
    }
}
