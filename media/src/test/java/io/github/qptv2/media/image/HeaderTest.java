package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.webp.WebpFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeaderTest {

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpeg, JPEG", "bmp, BMP", "gif, GIF", "tiff, TIFF"})
    void theHeaderHasFormatAndSize(String encoder, ImageFormat format) throws IOException {
        byte[] file = TestImages.encode(TestImages.pattern(), encoder);
        assertThat(ImageHeader.read(file, "a")).isEqualTo(new ImageHeader(format, 24, 16, 1));
    }

    @Test
    void webpHasItsSizeInAllThreeVariants() throws IOException {
        var expected = new ImageHeader(ImageFormat.WEBP, 24, 16, 1);
        byte[] lossless = ImageReaderTest.webp();
        assertThat(ImageHeader.read(lossless, "a")).isEqualTo(expected);
        byte[] extended = TestImages.extended(lossless, Image.of(TestImages.pattern()), new byte[0], new byte[0]);
        assertThat(ImageHeader.read(extended, "a")).isEqualTo(expected);
        var lossy = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN).put(TestImages.ascii("RIFF....WEBPVP8 "));
        lossy.position(26).putShort((short) 24).putShort((short) 16);
        assertThat(ImageHeader.read(lossy.array(), "a")).isEqualTo(expected);
    }

    /** OpenCV would select its decoder of TIFF, Radiance HDR or PFM by the first bytes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "II*.........|truncated: ",
                "#?RGBE~ -Y 8|Radiance HDR images are not supported; ",
                "PF~8 8~-1.0|is not an image; "
            })
    void webpBeginsWithRiff(String start, String reason) {
        var file = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        byte[] first = TestImages.ascii(start.replace('~', '\n').replace('.', '\0'));
        file.put(first, 0, 8).put(TestImages.ascii("WEBPVP8L")).putInt(20).put((byte) 0x2f);
        assertThatThrownBy(() -> ImageReader.standard().read(file.array(), "a"))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("a: " + reason);
        assertThatThrownBy(() -> new WebpFile(RandomAccessBytes.of(file)))
                .isInstanceOf(CorruptHeaderException.class)
                .hasMessage("it must begin with RIFF");
    }

    @Test
    void sidesAreSwappedForOrientationsFiveToEight() {
        var header = new ImageHeader(ImageFormat.JPEG, 40, 30, 6);
        assertThat(header.uprightWidth()).isEqualTo(30);
        assertThat(header.uprightHeight()).isEqualTo(40);
    }

    @Test
    void decompressionBombsAreRefusedByTheirHeaders() throws IOException {
        byte[] png = TestImages.png(new int[] {65500, 65500, 8, 2}, new byte[1]);
        byte[] bmp = TestImages.encode(TestImages.pattern(), "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 65500).putInt(22, -65500);
        byte[] gif = TestImages.encode(TestImages.pattern(), "gif");
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 65500)
                .putShort(8, (short) 65500);
        byte[] tiff = Tiffs.tiff(new Tiffs.Layout(65500, 65500, 8, 3, 2), new byte[3]);
        byte[] jpeg = TestImages.encode(TestImages.pattern(), "jpeg");
        int frame = new String(jpeg, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65500).putShort(frame + 7, (short) 65500);
        for (byte[] bomb : java.util.List.of(png, bmp, gif, tiff, jpeg)) {
            assertThatThrownBy(() -> ImageReader.standard().read(bomb, "bomb"))
                    .isInstanceOf(ImageException.class)
                    .hasMessage(
                            "bomb: images may have at most 250 megapixels, got 65500x65500; shrink it or raise the limit");
        }
    }

    @Test
    void sidesBeyondAnIntegerAreRefused() throws IOException {
        byte[] png = TestImages.png(new int[] {-1, 7, 8, 2}, new byte[1]);
        assertThatThrownBy(() -> ImageReader.standard().read(png, "a"))
                .isInstanceOf(ImageException.class)
                .hasMessage(
                        "a: is not a readable PNG: its sides must be in [1, 2147483647], got 4294967295; replace it");
    }

    @Test
    void imagesLargerThanAJavaArrayAreRefusedWithAnyLimit() throws IOException {
        byte[] png = TestImages.png(new int[] {40000, 40000, 8, 2}, new byte[1]);
        assertThatThrownBy(() -> ImageReader.standard().withMaxMegapixels(1e9).read(png, "a"))
                .hasMessage("a: images may have at most 715 megapixels, got 40000x40000; shrink it");
    }

    @Test
    void reasonsDoNotDependOnTheLocale() throws IOException {
        byte[] png = TestImages.png(new int[] {40000, 40000, 8, 2}, new byte[1]);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThatThrownBy(() -> ImageReader.standard().read(png, "a"))
                    .hasMessage(
                            "a: images may have at most 250 megapixels, got 40000x40000; shrink it or raise the limit");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void imagesOfJava2dLargerThanAJavaArrayAreRefused() throws IOException {
        assertThat(Image.length(28600, 25000)).isEqualTo(2_145_000_000);
        assertThatThrownBy(() -> Image.length(40000, 40000))
                .isInstanceOf(ImageException.class)
                .hasMessage("images may have at most 715 megapixels, got 40000x40000; shrink it");
    }

    @Test
    void theLimitIsInclusive() throws IOException {
        byte[] png = TestImages.encode(TestImages.pattern(), "png"); // 384 pixels
        assertThat(ImageReader.standard()
                        .withMaxMegapixels(384e-6)
                        .read(png, "a")
                        .width())
                .isEqualTo(24);
        assertThatThrownBy(
                        () -> ImageReader.standard().withMaxMegapixels(383e-6).read(png, "a"))
                .isInstanceOf(ImageException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'v/1\u0001', OpenEXR",
        "'#?RADIANCE', Radiance HDR",
        "'P6 1 1 255 abc', Netpbm",
        "'qoif', QOI",
        "'DDS |', DDS",
        "'8BPS....', Photoshop",
        "'%PDF-1.7', PDF",
        "'<?xml version=\"1.0\"?><svg width=\"1\"/>', SVG"
    })
    void otherFormatsAreRefusedByName(String content, String name) {
        assertThatThrownBy(() -> ImageHeader.read(TestImages.ascii(content), "a.jpg"))
                .isInstanceOf(ImageException.class)
                .hasMessage("a.jpg: " + name + " images are not supported; convert it to JPEG or PNG first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\n..", "....JXL \r\n\u0087\n", "....jP  \r\n\u0087\n"})
    void binaryFormatsAreRefusedByName(String content) {
        assertThatThrownBy(() -> ImageHeader.read(TestImages.ascii(content), "a"))
                .hasMessageContaining("images are not supported; convert it to JPEG or PNG first");
    }

    @Test
    void aTgaHasNoSignatureAndIsRefusedByItsExtension() {
        assertThatThrownBy(() -> ImageHeader.read(new byte[30], "a.TGA"))
                .hasMessage("a.TGA: TGA images are not supported; convert it to JPEG or PNG first");
    }

    /** The frame header of a JPEG: length, precision, height, width, no components. */
    @ParameterizedTest
    @CsvSource({"0xc3, 8, lossless JPEG", "0xc5, 8, hierarchical JPEG", "0xc1, 12, JPEG of 12 bits"})
    void rareKindsOfJpegAreRefusedByName(String marker, int precision, String name) {
        byte[] jpeg = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            Integer.decode(marker).byteValue(),
            0,
            8,
            (byte) precision,
            0,
            8,
            0,
            8,
            0
        };
        assertThatThrownBy(() -> ImageHeader.read(jpeg, "a"))
                .hasMessage("a: " + name + " is not supported; convert it to JPEG or PNG first");
    }

    @Test
    void textIsNotAnImage() {
        assertThatThrownBy(() -> ImageHeader.read(TestImages.ascii("BM is how this text begins"), "a.jpg"))
                .hasMessage("a.jpg: is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF");
    }

    @Test
    void anEmptyFileIsReportedAsEmpty() {
        assertThatThrownBy(() -> ImageHeader.read(new byte[0], "a.jpg")).hasMessage("a.jpg: is empty; replace it");
    }
}
