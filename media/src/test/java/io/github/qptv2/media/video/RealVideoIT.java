package io.github.qptv2.media.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RealVideoIT {

    /** The codec's test vectors with the digests of the reference decoder. */
    @ParameterizedTest
    @ValueSource(strings = {"vp80-00-comprehensive-001.ivf", "vp80-00-comprehensive-008.ivf"})
    void testVectorsDecodeToTheirDigests(String vector) throws IOException {
        Path file = clip(vector);
        List<String> expected = Files.readAllLines(Path.of(file + ".md5")).stream()
                .map(line -> line.substring(0, 32))
                .toList();
        try (Video video = VideoReader.standard().open(file)) {
            var digests = new ArrayList<String>();
            for (long frame = 0; frame < video.info().frames(); frame++) {
                digests.add(VideoFixtures.digest(video.decoded(frame)));
            }
            assertThat(digests).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rabbit320.mp4",
                "crystal.mp4",
                "crystal.webm",
                "frog.mp4",
                "frog.webm",
                "konvid/10053703034.mp4",
                "konvid/10244479353.mp4",
                "konvid/3339962845.mp4"
            })
    void aSeekGivesTheFrameOfSequentialDecoding(String clip) throws IOException {
        try (Video straight = VideoReader.standard().open(clip(clip));
                Video jumping = VideoReader.standard().open(clip(clip))) {
            int frames = (int) straight.info().frames();
            var digests = new ArrayList<String>();
            for (int frame = 0; frame < frames; frame++) {
                digests.add(VideoFixtures.digest(straight.frame(frame).rgb()));
            }
            var random = new Random(20240717);
            for (int i = 0; i < 12; i++) {
                int frame = random.nextInt(frames);
                assertThat(VideoFixtures.digest(jumping.frame(frame).rgb()))
                        .as("frame %d", frame)
                        .isEqualTo(digests.get(frame));
            }
            assertThat(jumping.info().complete()).isTrue();
        }
    }

    /** 12 openings and 2,808 frames of 320 x 240: 320 MB if decoded frames were not freed. */
    @Test
    void nativeMemoryDoesNotGrowWithDecodedFrames() throws IOException {
        Path file = clip("rabbit320.mp4");
        walk(file);
        long before = Pointer.physicalBytes();
        for (int round = 0; round < 12; round++) {
            walk(file);
        }
        // the Java heap may still grow by the garbage of one round
        assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
    }

    private static void walk(Path file) throws IOException {
        try (Video video = VideoReader.standard().open(file)) {
            for (long frame = 0; frame < video.info().frames(); frame++) {
                video.decoded(frame);
            }
            video.frame(0);
        }
    }

    private static Path clip(String name) {
        Path file = Path.of(System.getenv().getOrDefault("QPT_DATA", ""), "videos", name);
        Assumptions.assumeTrue(Files.exists(file), "set QPT_DATA to the folder of the real data, see its README");
        return file;
    }
}
