package io.github.qptv2.media.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
                assertThat(info.missingParts()).startsWith("the file ");
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
            assertThat(video.info().missingParts()).isEqualTo("the file ends early: 49 of 50 frames are there");
            assertThat(video.info().frames()).isEqualTo(49);
        }
    }

    @Test
    void aY4mTruncatedInAFrameReportsIt() throws IOException {
        byte[] whole = VideoFixtures.y4m("F25:1 C420", new int[] {16, 128, 128}, new int[] {235, 128, 128});
        try (Video video = VideoReader.standard().open(write("cut.y4m", Arrays.copyOf(whole, whole.length - 100)))) {
            assertThat(video.info().frames()).isEqualTo(1);
            assertThat(video.info().missingParts())
                    .isEqualTo("the file is truncated or corrupt: parts of it could not be read");
        }
    }

    /** 115 packets of 188 bytes: nothing else in a transport stream states its length. */
    @Test
    void aTransportStreamTruncatedInAPacketReportsIt() throws IOException {
        byte[] whole = Files.readAllBytes(VideoFixtures.resource("h264.mts"));
        try (Video video = VideoReader.standard().open(write("cut.mts", Arrays.copyOf(whole, 69 * 188 + 100)))) {
            assertThat(video.info().frames()).isBetween(20L, 35L);
            assertThat(video.info().missingParts())
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

    /** The index is there, but the file ends behind it, as after an interrupted download. */
    @Test
    void anMp4WithoutFramesIsReportedAsTruncated() throws IOException {
        byte[] whole = Files.readAllBytes(VideoFixtures.resource("with-sound.mp4"));
        int content = new String(whole, StandardCharsets.ISO_8859_1).indexOf("mdat");
        assertRefused(
                write("index.mp4", Arrays.copyOf(whole, content + 4)),
                "has no frames (h264): truncated, or a recording that was not finished; copy or download it again");
    }

    @Test
    void anUnknownCodecIsNamed() throws IOException {
        String whole = new String(
                Files.readAllBytes(VideoFixtures.resource("h264-b-frames.mp4")), StandardCharsets.ISO_8859_1);
        assertRefused(
                write("unknown.mp4", whole.replace("avc1", "xyz1").getBytes(StandardCharsets.ISO_8859_1)),
                "its codec xyz1 is unknown; convert it to H.264");
    }

    /** One character for each byte. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text.mp4|hello|is not a video that can be read; give MP4, MOV, MKV, WebM, AVI, MPEG, WMV, FLV, Ogg, MXF,"
                        + " IVF or Y4M",
                "page.mkv|<html><body>not found</body></html>|is a web page, not a video; download the video itself",
                "list.mp4|#EXTM3U|is a playlist, which is not followed; give the videos that it names",
                "list.mpd|text|is a playlist, which is not followed; give the videos that it names",
                "photo.mp4|\u00ff\u00d8\u00ff\u00e0|is a JPEG image with the name of a video; rename it",
                "doc.mp4|%PDF-1.4|is PDF, not a video; give a video file",
                "zip.mp4|PK\u0003\u0004..|is a compressed archive; unpack it",
                "gzip.mp4|'\u001f\u008b\b..'|is a compressed archive; unpack it",
                "cut.flv|FLV\u0001..|its Flash video header is truncated or corrupt; copy or download it again",
                "cut.mpg|'\u001aE\u00df\u00a3'|its Matroska header is truncated or corrupt; copy or download it again",
                "raw.yuv|JJJJ|is raw YUV, which states neither size nor rate; convert it to Y4M or MP4",
                "clip.r3d|JJJJ|camera raw video is not supported; convert it to MP4",
                "clip.gxf|JJJJ|GXF is not supported; convert it to MP4",
                "clip.wtv|JJJJ|Windows Recorded TV is not supported; convert it to MP4"
            })
    void aFileThatIsNoVideoIsNamedForWhatItIs(String name, String content, String reason) throws IOException {
        assertRefused(write(name, content.getBytes(StandardCharsets.ISO_8859_1)), reason);
    }

    /** FFmpeg has a demuxer for it, which is not on the list of those that may be used. */
    @Test
    void aRecordingOfWindowsIsRefusedUnderAnyName() throws IOException {
        Path recording = VideoFixtures.resource("mpeg2.wtv");
        assertRefused(recording, "Windows Recorded TV is not supported; convert it to MP4");
        assertRefused(
                Files.copy(recording, folder.resolve("renamed.mpg")),
                "Windows Recorded TV is not supported; convert it to MP4");
    }

    /** A download that was allocated, but never written. */
    @Test
    void zerosAreReportedAsNeverWritten() throws IOException {
        assertRefused(
                write("zeros.mp4", new byte[5000]),
                "begins with zeros only: its content was never written; copy or download it again");
    }

    @Test
    void aSingleFrameIsAVideo() throws IOException {
        byte[] one = VideoFixtures.y4m("F25:1 C420", new int[] {16, 128, 128});
        try (Video video = VideoReader.standard().open(write("one.y4m", one))) {
            assertThat(video.info().frames()).isEqualTo(1);
            assertThat(video.info().missingParts()).isEmpty();
        }
    }

    /** Opening a pipe without a writer would block; a device has no end. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void pipesAndDevicesAreRefusedAtOnce() throws Exception {
        Path pipe = folder.resolve("pipe.mp4");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused(pipe, "is not a regular file; give a file on disk");
        assertRefused(Path.of("/dev/zero"), "is not a regular file; give a file on disk");
    }

    /** A name is bytes on Linux; this one is not UTF-8. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatIsNotTextIsOpened() throws Exception {
        Path clip = VideoFixtures.resource("vp8.ivf");
        new ProcessBuilder("sh", "-c", "cp \"$0\" \"$(printf 'bad\\377 %%20.ivf')\"", clip.toString())
                .directory(folder.toFile())
                .start()
                .waitFor();
        try (var files = Files.list(folder);
                Video video = VideoReader.standard().open(files.findFirst().orElseThrow())) {
            assertThat(video.info().frames()).isEqualTo(50);
        }
    }

    /** FFmpeg would open the files that they name. */
    @Test
    void playlistsAreRefused() throws IOException {
        String list = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n%s\n#EXT-X-ENDLIST\n"
                .formatted(VideoFixtures.resource("with-sound.mp4"));
        assertRefused(
                write("list.m3u8", list.getBytes(StandardCharsets.UTF_8)),
                "is a playlist, which is not followed; give the videos that it names");
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
