package io.github.qptv2.media.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokenVideoTest {

    @TempDir
    private Path folder;

    /** The frames before the truncation equal those of the whole file, and the truncation is reported. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "with-sound.mp4",
                "h264-open-gop.mkv",
                "vp9-hidden-frames.webm",
                "vp8.ivf",
                "mpeg4-b-frames.avi",
                "av1.mkv"
            })
    void aTruncatedFileGivesItsRemainingFramesAndReportsIt(String clip) throws IOException {
        byte[] whole = Files.readAllBytes(VideoFixtures.resource(clip));
        List<String> straight = VideoFixtures.digests(clip);
        for (int percent : new int[] {60, 80, 97}) {
            Path cut = write(clip, Arrays.copyOf(whole, whole.length * percent / 100));
            try (Video video = VideoReader.standard().open(cut)) {
                VideoInfo info = video.info();
                assertThat(info.complete()).as("%d %%", percent).isFalse();
                assertThat(info.shortfall()).startsWith("the file ");
                assertThat(info.frames()).isBetween(10L, 50L);
                assertThat(straight).contains(VideoFixtures.digest(video.decoded(0)));
                assertThat(straight).contains(VideoFixtures.digest(video.decoded(info.frames() - 1)));
            }
        }
    }

    @Test
    void missingFramesAreCountedIfTheFileStatesTheirNumber() throws IOException {
        byte[] whole = Files.readAllBytes(VideoFixtures.resource("vp8.ivf"));
        Path cut = write("cut.ivf", Arrays.copyOf(whole, whole.length - 1));
        try (Video video = VideoReader.standard().open(cut)) {
            assertThat(video.info().shortfall()).isEqualTo("the file ends early: 49 of 50 frames are there");
            assertThat(video.info().frames()).isEqualTo(49);
        }
    }

    @Test
    void aY4mTruncatedInAFrameReportsIt() throws IOException {
        byte[] whole = VideoFixtures.y4m("F25:1 C420", new int[] {16, 128, 128}, new int[] {235, 128, 128});
        try (Video video = VideoReader.standard().open(write("cut.y4m", Arrays.copyOf(whole, whole.length - 100)))) {
            assertThat(video.info().frames()).isEqualTo(1);
            assertThat(video.info().shortfall())
                    .isEqualTo("the file is truncated or corrupt: parts of it could not be read");
        }
    }

    /** The index of this MP4 is at its end. */
    @Test
    void anMp4WithoutItsIndexIsReportedAsTruncated() throws IOException {
        byte[] whole = Files.readAllBytes(VideoFixtures.resource("h264-b-frames.mp4"));
        assertRefused(
                write("half.mp4", Arrays.copyOf(whole, whole.length / 2)),
                "is an MP4 or MOV without a readable index (moov): truncated or corrupt; copy or download it again");
    }

    @ParameterizedTest
    @CsvSource({"text.mp4, hello", "page.mkv, <html><body>not found</body></html>", "list.m3u8, #EXTM3U"})
    void textIsNotAVideo(String name, String content) throws IOException {
        assertRefused(
                write(name, content.getBytes(StandardCharsets.US_ASCII)),
                "is not a video that can be read; give MP4, MOV, MKV, WebM, AVI, IVF or Y4M");
    }

    /** FFmpeg would open the files that they name. */
    @Test
    void playlistsAreRefused() throws IOException {
        String list = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n%s\n#EXT-X-ENDLIST\n"
                .formatted(VideoFixtures.resource("with-sound.mp4"));
        assertRefused(
                write("list.m3u8", list.getBytes(StandardCharsets.UTF_8)),
                "is not a video that can be read; give MP4, MOV, MKV, WebM, AVI, IVF or Y4M");
    }

    @Test
    void audioIsNotAVideo() {
        assertRefused(VideoFixtures.resource("sound.mp3"), "has no video stream; give a file with moving images");
    }

    @Test
    void anEmptyFileIsReportedAsEmpty() throws IOException {
        assertRefused(write("empty.mp4", new byte[0]), "is empty (0 bytes); copy or download it again");
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertRefused(folder.resolve("gone.mp4"), "does not exist; check the path");
        assertRefused(folder, "is a folder; name a video file");
    }

    @Test
    void framesBeyondTheLimitAreRefusedBeforeTheyAreDecoded() {
        assertThatThrownBy(
                        () -> VideoReader.standard().withMaxMegapixels(0.003).open(VideoFixtures.resource("vp8.ivf")))
                .isInstanceOf(VideoException.class)
                .hasMessageEndingWith(
                        "vp8.ivf: frames may have at most 0.003 megapixels, got 64x48; shrink it or raise the limit");
        assertThatThrownBy(() -> VideoReader.standard().withMaxMegapixels(0))
                .hasMessage("megapixels must be in (0, 715], got 0.0");
    }

    /** A Y4M header may state any size. */
    @Test
    void anExcessiveSizeIsRefused() throws IOException {
        byte[] header = VideoFixtures.y4m("F25:1 C420", new int[] {16, 128, 128});
        String claim = new String(header, StandardCharsets.ISO_8859_1).replace("W16 H16", "W60000 H60000");
        assertThatThrownBy(() ->
                        VideoReader.standard().open(write("huge.y4m", claim.getBytes(StandardCharsets.ISO_8859_1))))
                .isInstanceOf(VideoException.class)
                .message()
                .contains("huge.y4m: ")
                .doesNotContain("\n");
    }

    /** Seeded; a frame is the same whether it is decoded alone or after others, and the process does not crash. */
    @ParameterizedTest
    @ValueSource(strings = {"with-sound.mp4", "hevc-10-bit.mp4", "vp8.ivf", "mpeg4.mov", "vp9-hidden-frames.webm"})
    void corruptFramesAreTheSameInAnyOrderOfDecoding(String clip) throws IOException {
        var random = new Random(20240717);
        byte[] whole = Files.readAllBytes(VideoFixtures.resource(clip));
        for (int round = 0; round < 4; round++) {
            byte[] corrupt = whole.clone();
            for (int flips = 0; flips < 6; flips++) {
                corrupt[whole.length / 3 + random.nextInt(whole.length / 3)] = (byte) random.nextInt(256);
            }
            Path file = write("corrupt-" + clip, corrupt);
            String alone, later;
            long wanted;
            try (Video video = VideoReader.standard().open(file)) {
                wanted = video.info().frames() * 3 / 5;
                alone = VideoFixtures.digest(video.frame(wanted).rgb());
            } catch (VideoException e) {
                assertThat(e).message().startsWith(file + ": ").doesNotContain("\n");
                continue;
            }
            try (Video video = VideoReader.standard().open(file)) {
                for (int frame = 0; frame < wanted; frame++) {
                    video.frame(frame);
                }
                later = VideoFixtures.digest(video.frame(wanted).rgb());
            }
            assertThat(alone).isEqualTo(later);
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> VideoReader.standard().open(file))
                .isInstanceOf(VideoException.class)
                .hasMessage(file + ": " + reason);
    }
}
