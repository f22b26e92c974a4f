package io.github.qptv2.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import io.github.qptv2.media.video.VideoReader;

/** A small copy of an image, or of a frame of a video, inside a page. */
public final class Thumbnail {

    private Thumbnail() {}

    /**
     * An embedded JPEG, of a video the frame in its middle, or a gray field where the file cannot be read.
     *
     * @param name what errors call the image
     * @param side of the longer side, in pixels
     */
    public static String html(ByteRange data, String name, int side) {
        try {
            Image whole = image(data, name, side);
            double ratio = (double) side / Math.max(whole.width(), whole.height());
            return "<img alt='' src='data:image/jpeg;base64,%s'>"
                    .formatted(Base64.getEncoder().encodeToString(jpeg(whole, ratio)));
        } catch (IOException e) {
            return "<div class='none'>no image</div>";
        }
    }

    /** A copy scaled by {@code ratio}, above 0, as JPEG. */
    public static byte[] jpeg(Image image, double ratio) {
        int width = Math.max(1, (int) Math.round(image.width() * ratio));
        int height = Math.max(1, (int) Math.round(image.height() * ratio));
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    Resize.resize(image, width, height, ResizeFilter.BICUBIC).toBufferedImage(), "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return jpeg.toByteArray();
    }

    private static Image image(ByteRange data, String name, int side) throws IOException {
        if (!MediaFiles.isVideo(data.file())) {
            return ImageReader.standard().readReduced(data.read(), name, side);
        }
        try (var video = VideoReader.standard().open(data.file())) {
            return video.frame(video.info().frames() / 2);
        }
    }
}
