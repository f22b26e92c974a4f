package io.github.qptv2.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

import io.github.qptv2.data.ByteRange;
import io.github.qptv2.data.VideoFiles;
import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.video.VideoReader;

/** A small copy of a picture, or of a frame of a video, inside a page. */
public final class Thumbnail {

    private Thumbnail() {}

    /**
     * An embedded JPEG, of a video the frame in its middle, or a grey field where the file cannot be read.
     *
     * @param name what errors call the picture
     * @param side of the longer side, in pixels
     */
    public static String html(ByteRange data, String name, int side) {
        try {
            Image whole = picture(data, name, side);
            double ratio = (double) side / Math.max(whole.width(), whole.height());
            return "<img alt='' src='data:image/jpeg;base64,%s'>"
                    .formatted(Base64.getEncoder().encodeToString(jpeg(whole, ratio)));
        } catch (IOException e) {
            return "<div class='none'>no picture</div>";
        }
    }

    /** A copy scaled by {@code ratio}, above 0, as JPEG. */
    public static byte[] jpeg(Image picture, double ratio) {
        int width = Math.max(1, (int) Math.round(picture.width() * ratio));
        int height = Math.max(1, (int) Math.round(picture.height() * ratio));
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(Resize.resize(picture, width, height, Filter.BICUBIC).toBufferedImage(), "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return jpeg.toByteArray();
    }

    private static Image picture(ByteRange data, String name, int side) throws IOException {
        if (!VideoFiles.isVideo(data.file().toString())) {
            return ImageReader.standard().readReduced(data.read(), name, side);
        }
        try (var video = VideoReader.standard().open(data.file())) {
            return video.frame(video.info().frames() / 2);
        }
    }
}
