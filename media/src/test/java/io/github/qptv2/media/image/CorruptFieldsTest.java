package io.github.qptv2.media.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.tiff.TiffDirectory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Fields of headers that are repeated, too long, or lead past the end of the file. */
class CorruptFieldsTest {

    private static final Tiffs.Layout GRAY = new Tiffs.Layout(4, 4, 8, 1, 1);
    private static final int FIRST_ENTRY = 10;
    private static final int ENTRY = 12;

    /** Offset of a field of {@link Tiffs#tiff}. */
    private static int entry(byte[] tiff, int tag) {
        ByteBuffer bytes = little(tiff);
        for (int at = FIRST_ENTRY; ; at += ENTRY) {
            if (bytes.getShort(at) == tag) {
                return at;
            }
        }
    }

    private static ByteBuffer little(byte[] tiff) {
        return ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void ofARepeatedTagTheFirstValueCountsAsInLibtiff() throws IOException {
        byte[] tiff = Tiffs.tiff(GRAY, new byte[16]);
        int rows = entry(tiff, 278);
        little(tiff).putShort(rows, (short) 256).putInt(rows + 8, 9);
        assertThat(ImageHeader.read(tiff, "a").width()).isEqualTo(4);
    }

    @Test
    void moreStripsThanAreAllowedAreATruncation() {
        byte[] tiff = Tiffs.tiff(GRAY, new byte[16]);
        little(tiff).putInt(entry(tiff, 273) + 4, 402_653_185);
        assertThatThrownBy(() -> ImageReader.standard().read(tiff, "a"))
                .isInstanceOf(ImageException.class)
                .hasMessage("a: truncated: the file ends before the image does; copy or download it again");
    }

    @Test
    void valuesPastTheEndOfATiffAreATruncation() {
        for (int tag : new int[] {256, 274, 277}) {
            byte[] tiff = Tiffs.tiff(GRAY, new byte[16], new Tiffs.Field(274, 6));
            little(tiff).putInt(entry(tiff, tag) + 4, 1000).putInt(entry(tiff, tag) + 8, 8);
            assertThatThrownBy(() -> ImageHeader.read(tiff, "a"))
                    .as("tag %d", tag)
                    .isInstanceOf(ImageException.class)
                    .hasMessage("a: truncated: the file ends before the image does; copy or download it again");
        }
    }

    @Test
    void anOffsetNearTheHighestNumberIsNotInTheFile() {
        ByteBuffer big = ByteBuffer.allocate(16 + 8 + 2 * 20).order(ByteOrder.LITTLE_ENDIAN);
        big.put(TestImages.ascii("II+\0"))
                .putShort((short) 8)
                .putShort((short) 0)
                .putLong(16)
                .putLong(1);
        big.putShort((short) 34675).putShort((short) 16).putLong(1 << 20).putLong(Long.MAX_VALUE - 4);
        var directory = new TiffDirectory(RandomAccessBytes.of(big));
        assertThat(directory.raw(34675)).isEmpty();
        assertThatThrownBy(() -> directory.count(34675)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void ofSeveralExifSegmentsTheFirstCounts() throws IOException {
        byte[] jpeg = TestImages.encode(TestImages.pattern(), "jpeg");
        byte[] second = TestImages.withSegment(jpeg, 0xe1, exifSegment(3));
        assertThat(ImageHeader.read(TestImages.withSegment(second, 0xe1, exifSegment(6)), "a")
                        .orientation())
                .isEqualTo(6);
        byte[] png = TestImages.png(
                new int[] {1, 1, 8, 0},
                new byte[2],
                TestImages.chunk("eXIf", TestImages.exif(8)),
                TestImages.chunk("eXIf", TestImages.exif(3)));
        assertThat(ImageHeader.read(png, "a").orientation()).isEqualTo(8);
    }

    private static byte[] exifSegment(int orientation) {
        return TestImages.join(TestImages.ascii("Exif\0\0"), TestImages.exif(orientation));
    }

    /** Each used to be searched, or inflated into 16 MiB. */
    @Test
    void thousandsOfProfilesAndExifSegmentsAreReadInASecond() {
        byte[] icc = TestImages.chunk("iCCP", new byte[3]);
        byte[] exif = TestImages.chunk("eXIf", new byte[0]);
        assertTimeout(Duration.ofSeconds(5), () -> {
            var chunks = new ByteArrayOutputStream();
            for (int i = 0; i < 20_000; i++) {
                chunks.writeBytes(icc);
                chunks.writeBytes(exif);
            }
            byte[] png = TestImages.png(new int[] {1, 1, 8, 0}, new byte[2], chunks.toByteArray());
            assertThat(ImageHeader.read(png, "a").width()).isEqualTo(1);
        });
    }

    @Test
    void aProfileChunkWithoutANameIsIgnored() throws IOException {
        for (int length = 0; length < 3; length++) {
            byte[] png =
                    TestImages.png(new int[] {1, 1, 8, 0}, new byte[2], TestImages.chunk("iCCP", new byte[length]));
            assertThat(ImageReader.standard().read(png, "a").width()).isEqualTo(1);
        }
    }
}
