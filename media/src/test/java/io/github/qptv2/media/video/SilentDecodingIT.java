package io.github.qptv2.media.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The native libraries write nothing to the standard error, whose lines a user would take for ours. */
class SilentDecodingIT {

    private static final List<String> CLIPS = List.of(
            "h264-b-frames.mp4",
            "with-sound.mp4",
            "hevc-10-bit.mp4",
            "vp8-hidden-frames.webm",
            "vp9-hidden-frames.webm",
            "av1.mkv",
            "mpeg4-b-frames.avi",
            "mpeg2.mpg",
            "mpeg2.mxf",
            "h264.mts",
            "hevc.hevc",
            "wmv2.wmv",
            "flv1.flv",
            "theora.ogv",
            "h263.3gp",
            "rv20.rm",
            "sound.mp3");

    @TempDir
    private Path folder;

    @Test
    void truncatedAndCorruptVideosAreDecodedSilently() throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SilentDecoding.class.getName()));
        for (String clip : CLIPS) {
            command.addAll(variants(clip));
        }
        Path out = folder.resolve("stdout"), err = folder.resolve("stderr");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(Integer.parseInt(Files.readString(out).strip())).isGreaterThan(1000);
    }

    /** The clip whole, truncated, and with every 200th byte behind its header replaced; seeded. */
    private List<String> variants(String clip) throws IOException {
        byte[] whole = Files.readAllBytes(VideoFixtures.resource(clip));
        byte[] corrupt = whole.clone();
        var random = new Random(7);
        for (int at = whole.length / 4; at < whole.length * 3 / 4; at += 200) {
            corrupt[at] = (byte) random.nextInt(256);
        }
        return List.of(
                VideoFixtures.resource(clip).toString(),
                write("cut-" + clip, Arrays.copyOf(whole, whole.length * 2 / 3)),
                write("head-" + clip, Arrays.copyOf(whole, 200)),
                write("corrupt-" + clip, corrupt),
                write("text-" + clip, "#EXTM3U\n".getBytes(StandardCharsets.UTF_8)));
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }
}
