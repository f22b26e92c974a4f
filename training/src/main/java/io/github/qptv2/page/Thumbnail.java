package io.github.qptv2.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
            int width = Math.max(1, (int) Math.round(whole.width() * ratio));
            int height = Math.max(1, (int) Math.round(whole.height() * ratio));
            var jpeg = new ByteArrayOutputStream();
            ImageIO.write(Resize.resize(whole, width, height, Filter.BICUBIC).toBufferedImage(), "jpg", jpeg);
            return "<img alt='' src='data:image/jpeg;base64,%s'>"
                    .formatted(Base64.getEncoder().encodeToString(jpeg.toByteArray()));
        } catch (IOException e) {
            return "<div class='none'>no picture</div>";
        }
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
