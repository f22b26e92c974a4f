package io.github.qptv2.scoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.bundle.TestModels;

/** Small videos for tests: uncompressed, so that every frame comes out as it went in. */
final class VideoFixtures {

    private VideoFixtures() {}

    /**
     * Writes a Y4M file whose frames are {@link TestModels#image images} with three planes of full size.
     *
     * @param rate frames a second
     * @param seeds what each frame shows; equal numbers show the same
     */
    static Path write(Path file, int side, int rate, int[] seeds) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(
                    "YUV4MPEG2 W%d H%d F%d:1 C444\n".formatted(side, side, rate).getBytes(StandardCharsets.US_ASCII));
            for (int seed : seeds) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                Image image = TestModels.image(side, side, seed);
                for (int plane = 0; plane < 3; plane++) {
                    for (int i = 0; i < side * side; i++) {
                        out.write(image.at(i % side, i / side, plane));
                    }
                }
            }
        }
        return file;
    }

    /** Seeds by the number of the frame. */
    static int[] seeds(int frames, IntUnaryOperator seed) {
        return java.util.stream.IntStream.range(0, frames).map(seed).toArray();
    }
}
