package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameCacheTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private Path dir;

    private String key = "";

    @BeforeEach
    void makeVideo() throws IOException {
        key = FrameCache.key(Files.writeString(dir.resolve("video.mp4"), "any"), "native");
    }

    private Path folder() {
        return dir.resolve("cache");
    }

    private static Image noise(int width, int height, long seed) {
        var rgb = new byte[3 * width * height];
        new SplittableRandom(seed).nextBytes(rgb);
        return Image.of(width, height, rgb);
    }

    private Path file(long frame) {
        return folder().resolve(key).resolve(frame + ".frame");
    }

    private long bytes() throws IOException {
        try (var files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void used(long frame, long seconds) throws IOException {
        Files.setLastModifiedTime(file(frame), FileTime.fromMillis(1000 * seconds));
    }

    @Test
    void aFrameIsReadBackUnchangedAlsoByOtherCachesOfTheFolder() throws Exception {
        Image frame = noise(7, 5, 1);
        FrameCache.open(folder(), MIB).keep(key, 3, frame);

        var other = FrameCache.open(folder(), MIB);
        Image found = other.find(key, 3).orElseThrow();
        assertThat(found.width()).isEqualTo(7);
        assertThat(found.rgb()).isEqualTo(frame.rgb());
        assertThat(other.find(key, 4)).isEmpty();
    }

    @Test
    void leastRecentlyUsedFramesAreEvictedAtTheLimit() throws Exception {
        var cache = FrameCache.open(folder(), MIB);
        Image frame = noise(200, 175, 2); // 105,016 bytes with its header: nine fit, the tenth does not
        for (int i = 0; i < 9; i++) {
            cache.keep(key, i, frame);
        }
        for (int i = 0; i < 9; i++) {
            used(i, 1000 + i);
        }
        assertThat(cache.find(key, 0)).isPresent(); // used now
        cache.keep(key, 9, frame);

        assertThat(bytes()).isLessThanOrEqualTo(MIB);
        assertThat(cache.find(key, 0)).isPresent();
        assertThat(cache.find(key, 1)).isEmpty();
        assertThat(cache.find(key, 9)).isPresent();
    }

    @Test
    void aTruncatedOrChangedFileCountsAsAbsent() throws Exception {
        var cache = FrameCache.open(folder(), MIB);
        for (long frame = 0; frame < 3; frame++) {
            cache.keep(key, frame, noise(8, 8, frame));
        }
        byte[] whole = Files.readAllBytes(file(0));
        Files.write(file(0), Arrays.copyOf(whole, whole.length - 1));
        whole = Files.readAllBytes(file(1));
        whole[60] ^= 1;
        Files.write(file(1), whole);
        Files.write(file(2), new byte[0]);

        for (long frame = 0; frame < 3; frame++) {
            assertThat(cache.find(key, frame)).isEmpty();
        }
    }

    @Test
    void aChangedVideoAndAnotherViewHaveOtherKeys() throws Exception {
        Path video = dir.resolve("video.mp4");
        var keys = List.of(
                key,
                FrameCache.key(video, "whole-112"),
                FrameCache.key(Files.writeString(video, "longer than before"), "native"));

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void onlyOldPartialFilesOfKilledProcessesAreDeleted() throws Exception {
        Path old = Files.createDirectories(folder().resolve(key)).resolve("a.partial");
        Path fresh = folder().resolve(key).resolve("b.partial");
        Path foreign = folder().resolve("thesis.tex");
        for (Path file : List.of(old, fresh, foreign)) {
            Files.write(file, new byte[2 * MIB]);
        }
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        Files.setLastModifiedTime(foreign, FileTime.fromMillis(0));
        FrameCache.open(folder(), MIB);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
    }

    @Test
    void anImpossibleFolderAndATooSmallLimitAreRefused() throws Exception {
        Path video = dir.resolve("video.mp4");
        assertThatThrownBy(() -> FrameCache.open(video, MIB))
                .isInstanceOf(IOException.class)
                .hasMessage(video + ": cannot be created as a folder for frames; name another one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameCache.open(folder(), 1))
                .withMessage("a cache of frames must have at least 1 MiB, got 1 bytes");
    }
}
