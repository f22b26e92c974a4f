package io.github.qptv2.media.video;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A file that names another file or an address is refused; nothing but the given file is opened. */
class NoOtherFilesTest {

    /** Extensions by which FFmpeg, too, selects formats. */
    private static final List<String> EXTENSIONS = List.of("m3u8", "mp4", "mkv", "ts", "mpg", "sdp", "ffconcat", "txt");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(200);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void assertRefused(String content) throws IOException {
        for (String extension : EXTENSIONS) {
            Path file = Files.writeString(folder.resolve("file." + extension), content, StandardCharsets.UTF_8);
            assertThatThrownBy(() -> VideoReader.standard().open(file))
                    .as(extension)
                    .isInstanceOf(VideoException.class)
                    .hasMessageStartingWith(file + ": is ");
            assertThatThrownBy(() -> ImageReader.standard().read(file))
                    .as(extension)
                    .isInstanceOf(ImageException.class);
        }
        assertThatThrownBy(() -> server.accept()).isInstanceOf(SocketTimeoutException.class);
    }

    private String address() {
        return "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + "/clip.mp4";
    }

    @Test
    void aPlaylistOfAnAddressOrAFile() throws IOException {
        for (String target :
                List.of(address(), VideoFixtures.resource("with-sound.mp4").toString())) {
            assertRefused("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + target + "\n#EXT-X-ENDLIST\n");
        }
    }

    @Test
    void aConcatScriptOfAnAddressOrAFile() throws IOException {
        for (String target :
                List.of(address(), VideoFixtures.resource("with-sound.mp4").toString())) {
            assertRefused("ffconcat version 1.0\nfile '" + target + "'\n");
        }
    }

    @Test
    void aSessionDescription() throws IOException {
        assertRefused("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video " + server.getLocalPort()
                + " RTP/AVP 96\na=rtpmap:96 H264/90000\n");
    }

    @Test
    void aManifestOfDash() throws IOException {
        assertRefused("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period>"
                + "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\"><BaseURL>" + address()
                + "</BaseURL></Representation></AdaptationSet></Period></MPD>");
    }

    @Test
    void aDrawingWithAnAddress() throws IOException {
        assertRefused("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\"><image href=\"" + address()
                + "\" width=\"64\" height=\"64\"/></svg>");
    }

    /** A relative name that FFmpeg would take for an address or a list of files. */
    @Test
    void aNameIsNoAddress() throws IOException {
        for (String name : List.of(address(), "concat:a.mp4|b.mp4", "pipe:0", "subfile,,start,0,end,0,,:a.mp4")) {
            Path file = Path.of(name);
            assertThatThrownBy(() -> VideoReader.standard().open(file))
                    .hasMessage(file + ": does not exist; check the path");
        }
        Path named = Files.copy(VideoFixtures.resource("vp8.ivf"), folder.resolve("concat:a|b.ivf"));
        try (Video video = VideoReader.standard().open(named)) {
            assertThat(video.info().frames()).isEqualTo(50);
        }
        assertThatThrownBy(() -> server.accept()).isInstanceOf(SocketTimeoutException.class);
    }
}
