package io.github.qptv2.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

import io.github.qptv2.data.ByteRange;
import io.github.qptv2.media.image.Filter;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;

/** A small copy of a picture inside a page. */
public final class Thumbnail {

    private Thumbnail() {}

    /**
     * An embedded JPEG, or a grey field where the picture cannot be read.
     *
     * @param name what errors call the picture
     * @param side of the longer side, in pixels
     */
    public static String html(ByteRange data, String name, int side) {
        try {
            Image whole = ImageReader.standard().readReduced(data.read(), name, side);
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
}
