package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageReaderTest {

    @Test
    void aPngComesBackPixelForPixel() throws IOException {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x0a141e);
        picture.setRGB(1, 0, 0xff8001);
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        Image image = ImageReader.standard().read(out.toByteArray(), "a.png");
        assertThat(image.rgb()).containsExactly(10, 20, 30, 255, 128, 1);
    }

    @Test
    void textIsNotAnImage() {
        byte[] text = "BM is how this text begins".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ImageReader.standard().read(text, "a.jpg"))
                .isInstanceOf(ImageException.class)
                .hasMessage("a.jpg: is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF");
    }
}
