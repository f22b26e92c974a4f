package io.github.qptv2.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MediaFilesTest {

    @TempDir
    private Path folder;

    private Path write(String name, String bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"psd", "tga", "mpo", "heic", "cr3", "nef", "exr", "ppm", "JPG"})
    void imagesAreTakenByExtensionEvenIfTheyCannotBeDecoded(String extension) throws IOException {
        assertThat(MediaFiles.isImage(write("a." + extension, "x"))).isTrue();
        assertThat(MediaFiles.isImageName("archive/a." + extension)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mp4", "mov", "3gp", "mkv", "avi", "y4m", "yuv", "MTS", "m2ts", "wmv", "mpg", "mpeg", "flv", "ogv",
                "vob", "mxf"
            })
    void videosAreTakenByExtension(String extension) throws IOException {
        assertThat(MediaFiles.isVideo(write("a." + extension, "x"))).isTrue();
        assertThat(MediaFiles.isVideoName("a." + extension)).isTrue();
        assertThat(MediaFiles.isImageName("a." + extension)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"})
    void anIsoFileWithABrandOfHeifIsAnImageAlsoIfItIsASequence(String brand) throws IOException {
        assertThat(MediaFiles.isImage(write("major", "\0\0\0\20ftyp" + brand))).isTrue();
        assertThat(MediaFiles.isImage(write("compatible", "\0\0\0\30ftypxxxx\0\0\0\0" + brand)))
                .isTrue();
    }

    /** .ts is also TypeScript, .ogg mostly music. */
    @Test
    void extensionsOfSeveralKindsAreDecidedByTheFirstBytes() throws IOException {
        String packet = "G" + "0".repeat(187);
        assertThat(MediaFiles.isVideo(write("clip.ts", packet.repeat(4)))).isTrue();
        assertThat(MediaFiles.isVideo(write("clip.bdav", "0000" + ("G" + "0".repeat(191)).repeat(4))))
                .isTrue();
        assertThat(MediaFiles.type(write("main.ts", "GET /" + packet.repeat(3))))
                .isEqualTo(MediaType.OTHER);
        assertThat(MediaFiles.isVideo(write("clip.ogg", "OggS..\u0080theora"))).isTrue();
        assertThat(MediaFiles.type(write("song.ogg", "OggS..\u0001vorbis"))).isEqualTo(MediaType.OTHER);
        String windowsMedia = "0&\u00b2u\u008ef\u00cf\u0011";
        assertThat(MediaFiles.isVideo(write("clip", windowsMedia + "\u00c0\u00ef\u0019\u00bcM[\u00cf\u0011")))
                .isTrue();
        assertThat(MediaFiles.type(write("song.wma", windowsMedia))).isEqualTo(MediaType.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n",
                "\u00ef\u00bb\u00bf#EXTM3U\n",
                "ffconcat version 1.0\n",
                "v=0\r\no=- 0 0 IN IP4 ::\n"
            })
    void playlistsAreNeitherImagesNorVideos(String text) throws IOException {
        assertThat(MediaFiles.type(write("list", text))).isEqualTo(MediaType.OTHER);
        assertThat(MediaFiles.type(write("list.m3u8", text))).isEqualTo(MediaType.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "ftyp, 4",
        "'AVI ', 8",
        "DKIF, 0",
        "YUV4MPEG2, 0",
        "'FLV\u0001', 0",
        "'\u0000\u0000\u0001\u00ba', 0",
        "'\u001aE\u00df\u00a3', 0"
    })
    void videosWithoutAnExtensionAreRecognizedByTheirFirstBytes(String signature, int offset) throws IOException {
        assertThat(MediaFiles.isVideo(write("clip", "0".repeat(offset) + signature + "isom0000")))
                .isTrue();
    }

    @Test
    void anImageWithoutAnExtensionIsRecognizedByItsFirstBytes() throws IOException {
        assertThat(MediaFiles.isImage(write("IMG_0001", "\u00ff\u00d8\u00ff\u00e0")))
                .isTrue();
        assertThat(MediaFiles.isImage(write("photo.backup", "8BPS"))).isTrue();
        assertThat(MediaFiles.type(write("README", "BMW is a car, not a bitmap")))
                .isEqualTo(MediaType.OTHER);
    }

    @Test
    void filesOfOtherTypesAreNotOpened() throws IOException {
        assertThat(MediaFiles.type(write("a.txt", "\u00ff\u00d8\u00ff\u00e0"))).isEqualTo(MediaType.OTHER);
        assertThat(MediaFiles.type(write("a.pdf", "\u00ff\u00d8\u00ff\u00e0"))).isEqualTo(MediaType.OTHER);
    }

    @Test
    void aMissingFileHasTheTypeOfItsExtension() {
        assertThat(MediaFiles.type(folder.resolve("gone.jpg"))).isEqualTo(MediaType.IMAGE);
        assertThat(MediaFiles.type(folder.resolve("gone"))).isEqualTo(MediaType.OTHER);
    }
}
