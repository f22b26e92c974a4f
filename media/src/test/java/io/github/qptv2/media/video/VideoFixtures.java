package io.github.qptv2.media.video;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;

/** Small videos: resources made by {@code videos/make.sh}, and files written here sample by sample. */
final class VideoFixtures {

    private VideoFixtures() {}

    static Path resource(String name) {
        try {
            return Path.of(VideoFixtures.class.getResource("/videos/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** MD5 of the planes of each frame, as another FFmpeg has decoded them. */
    static List<String> digests(String name) throws IOException {
        return Files.readAllLines(resource(name + ".md5"));
    }

    /** MD5 of a frame's planes, without padding between rows. */
    static String digest(AVFrame frame) {
        int size = av_image_get_buffer_size(frame.format(), frame.width(), frame.height(), 1);
        var bytes = new byte[size];
        try (var planes = new BytePointer(size)) {
            av_image_copy_to_buffer(
                    planes, size, frame.data(), frame.linesize(), frame.format(), frame.width(), frame.height(), 1);
            planes.get(bytes);
        }
        return digest(bytes);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Flat 4:2:0 frames of 16 x 16 in Y4M, one for each {Y, Cb, Cr}; {@code header} follows the size. */
    static byte[] y4m(String header, int[]... colors) {
        return y4m(16, 16, header, colors);
    }

    static byte[] y4m(int width, int height, String header, int[]... colors) {
        var out = new ByteArrayOutputStream();
        try {
            out.write("YUV4MPEG2 W%d H%d %s\n".formatted(width, height, header).getBytes(StandardCharsets.US_ASCII));
            for (int[] color : colors) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                plane(out, width * height, color[0], header.contains("p10"));
                plane(out, width * height / 4, color[1], header.contains("p10"));
                plane(out, width * height / 4, color[2], header.contains("p10"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void plane(ByteArrayOutputStream out, int samples, int value, boolean twoBytes) {
        for (int i = 0; i < samples; i++) {
            out.write(value);
            if (twoBytes) {
                out.write(value >> 8);
            }
        }
    }
}
