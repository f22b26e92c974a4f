package io.github.qptv2.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import io.github.qptv2.media.video.VideoReader;
import j2html.tags.DomContent;

import static j2html.TagCreator.div;
import static j2html.TagCreator.img;

/** Downscaled images and video frames, embedded in pages. */
public final class Thumbnail {

    private Thumbnail() {}

    /**
     * An embedded JPEG of an image or of a video's middle frame; a gray placeholder where the file cannot be read.
     *
     * @param name of the image in errors
     * @param side length of the longer side, in pixels
     */
    public static DomContent of(ByteRange data, String name, int side) {
        try {
            Image whole = image(data, name, side);
            double ratio = (double) side / Math.max(whole.width(), whole.height());
            return img().withAlt("").withSrc(source("jpeg", jpeg(whole, ratio)));
        } catch (IOException e) {
            return div("no image").withClass("none");
        }
    }

    /**
     * The data URL of an encoded image.
     *
     * @param format subtype of the media type, such as {@code png}
     */
    public static String source(String format, byte[] image) {
        return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(image);
    }

    /** A JPEG of the image scaled by {@code ratio}, above 0. */
    public static byte[] jpeg(Image image, double ratio) {
        int width = Math.max(1, (int) Math.round(image.width() * ratio));
        int height = Math.max(1, (int) Math.round(image.height() * ratio));
        var jpeg = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(jpeg)) {
            ImageIO.write(
                    Resize.resize(image, width, height, ResizeFilter.BICUBIC).toBufferedImage(), "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory cannot fail
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
