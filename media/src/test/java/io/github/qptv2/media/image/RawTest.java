package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Containers as the cameras write them, without sensor data; the preview of 24 x 16 pixels is larger than the other.
 */
class RawTest {

    private static final ImageReader READER = ImageReader.standard();
    private static final int BASE = 512;

    /** Canon: the first directory's only strip is the preview, the second has the thumbnail. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8})
    void cr2(int orientation) throws IOException {
        byte[] small = small(), large = large();
        int second = 100;
        ByteBuffer file = file(BASE + small.length + large.length);
        file.put(TestImages.ascii("II*\0")).putInt(16).put(TestImages.ascii("CR\2\0"));
        directory(file, 16, second, new int[][] {
            {259, 6}, {273, BASE + small.length}, {274, orientation}, {279, large.length}
        });
        directory(file, second, 0, new int[][] {{513, BASE}, {514, small.length}});
        assertPreview(put(file, small, large), orientation);
    }

    /** Nikon, Sony: JPEGs in sub-directories besides the sensor data, which is a lossless JPEG in some. */
    @Test
    void nefAndArw() throws IOException {
        byte[] small = small(), large = large();
        byte[] sensor = large();
        sensor[indexOfFrame(sensor)] = (byte) 0xc3;
        ByteBuffer file = file(BASE + small.length + large.length + sensor.length);
        file.put(TestImages.ascii("II*\0")).putInt(8);
        directory(file, 8, 0, new int[][] {{254, 1}, {274, 8}, {330, -2, 80, 90}, {513, BASE}, {514, small.length}});
        directory(file, 100, 0, new int[][] {{513, BASE + small.length}, {514, large.length}});
        directory(
                file, 200, 0, new int[][] {{259, 7}, {273, BASE + small.length + large.length}, {279, sensor.length}});
        file.putInt(80, 100).putInt(84, 200);
        assertPreview(put(file, small, large, sensor), 8);
    }

    /** Adobe: the preview is the only strip of a sub-directory with compression 7. */
    @Test
    void dng() throws IOException {
        byte[] small = small(), large = large();
        ByteBuffer file = file(BASE + small.length + large.length);
        file.put(TestImages.ascii("II*\0")).putInt(8);
        directory(file, 8, 0, new int[][] {{254, 1}, {274, 3}, {330, 100}, {50706, 1025}});
        directory(file, 100, 0, new int[][] {{259, 7}, {273, BASE + small.length}, {279, large.length}});
        assertPreview(put(file, small, large), 3);
    }

    /** Panasonic: the bytes of a field are the JPEG. */
    @Test
    void rw2() throws IOException {
        byte[] large = large();
        ByteBuffer file = file(BASE + large.length);
        file.put(TestImages.ascii("IIU\0")).putInt(24);
        directory(file, 24, 0, new int[][] {{46, -1, large.length, BASE}, {274, 6}});
        assertPreview(put(file, large), 6);
    }

    /** Olympus: the maker's note has a directory of camera settings; offsets count from the note. */
    @ParameterizedTest
    @ValueSource(strings = {"OLYMPUS\0II\3\0", "OM SYSTEM\0\0\0II\4\0"})
    void orf(String maker) throws IOException {
        byte[] large = large();
        int note = 100;
        ByteBuffer file = file(BASE + large.length);
        file.put(TestImages.ascii("IIRO")).putInt(8);
        directory(file, 8, 0, new int[][] {{274, 6}, {34665, 60}});
        directory(file, 60, 0, new int[][] {{37500, -1, 200, note}});
        file.position(note).put(TestImages.ascii(maker));
        directory(file, note + maker.length(), 0, new int[][] {{0x2020, 80}});
        directory(file, note + 80, 0, new int[][] {{0x101, BASE - note}, {0x102, large.length}});
        assertPreview(put(file, large), 6);
    }

    /** Fujifilm: big-endian offset and length in the header; the JPEG states the orientation itself. */
    @Test
    void raf() throws IOException {
        byte[] exif = TestImages.join(TestImages.ascii("Exif\0\0"), TestImages.exif(8));
        byte[] turned = TestImages.withSegment(large(), 0xe1, exif);
        ByteBuffer file = ByteBuffer.allocate(BASE + turned.length);
        file.put(TestImages.ascii("FUJIFILMCCD-RAW 0201FF383501X100"));
        file.putInt(84, BASE).putInt(88, turned.length);
        assertPreview(put(file, turned), 8);
    }

    /** Canon: PRVW in a box of type uuid, and the JPEG of full size as the only sample of a track. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cr3(boolean track) throws IOException {
        byte[] small = small(), large = large();
        byte[] brand = box("ftyp", TestImages.ascii("crx \0\0\0\1crx isom"));
        byte[] directory = box("CMT1", TestImages.exif(6));
        byte[] metadata = box("uuid", new byte[16], directory);
        byte[] inTrack = track ? large : small, inBox = track ? small : large;
        byte[] preview = box("uuid", new byte[24], box("PRVW", new byte[12], ints(inBox.length), inBox));
        int movie = 8 + metadata.length + 4 * 8 + 20 + 24;
        int data = brand.length + movie + preview.length + 8;
        byte[] table = box("stbl", box("stsz", ints(0, 0, 1, inTrack.length)), box("co64", ints(0, 1, 0, data)));
        byte[] moov = box("moov", metadata, box("trak", box("mdia", box("minf", table))));
        int shift = moov.length - movie;
        ByteBuffer.wrap(moov).putInt(moov.length - 4, data + shift);
        assertPreview(TestImages.join(brand, moov, preview, box("mdat", inTrack)), 6);
    }

    @Test
    void aRawFileWithoutAPreviewIsRefused() {
        byte[] tiff = Tiffs.tiff(new Tiffs.Layout(4, 4, 16, 1, 32803), new byte[32]);
        assertThatThrownBy(() -> READER.read(tiff, "a.dng"))
                .isInstanceOf(ImageException.class)
                .hasMessage("a.dng: camera RAW without an embedded JPEG preview is not supported;"
                        + " convert it to JPEG or PNG first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"II\32\0\0\0HEAPCCDR", "\0MRM....", "FOVb...."})
    void olderTypesAreRefusedByName(String content) {
        assertThatThrownBy(() -> ImageHeader.read(TestImages.ascii(content), "a"))
                .hasMessage("a: camera RAW of type CRW, MRW or X3F is not supported; convert it to JPEG or PNG first");
    }

    @Test
    void aTruncatedPreviewIsReported() throws IOException {
        byte[] large = large();
        byte[] cut = Arrays.copyOf(large, large.length - 40);
        ByteBuffer file = file(BASE + cut.length);
        file.put(TestImages.ascii("IIU\0")).putInt(24);
        directory(file, 24, 0, new int[][] {{46, -1, cut.length, BASE}});
        assertThatThrownBy(() -> READER.read(put(file, cut), "a"))
                .hasMessage("a: truncated: the file ends before the image does; copy or download it again");
    }

    @Test
    void aPreviewAfterTheEndOfTheFileMeansTruncation() throws IOException {
        byte[] small = small();
        ByteBuffer file = file(BASE + small.length);
        file.put(TestImages.ascii("II*\0")).putInt(16).put(TestImages.ascii("CR\2\0"));
        directory(file, 16, 100, new int[][] {{259, 6}, {273, BASE + small.length}, {279, 900}});
        directory(file, 100, 0, new int[][] {{513, BASE}, {514, small.length}});
        assertThatThrownBy(() -> READER.read(put(file, small), "a")).hasMessageStartingWith("a: truncated");
    }

    @Test
    void otherImagesHaveNoNote() throws IOException {
        assertThat(READER.read(large(), "a").note()).isEmpty();
    }

    private static void assertPreview(byte[] raw, int orientation) throws IOException {
        Image image = READER.read(raw, "a");
        Image stored = READER.read(large(), "a");
        assertThat(image.rgb())
                .isEqualTo(OrientedImageWriter.turned(stored, orientation).rgb());
        assertThat(image.note()).hasValue("scored the embedded preview of 24x16");
        ImageHeader header = ImageHeader.read(raw, "a");
        assertThat(header).isEqualTo(new ImageHeader(ImageFormat.RAW, 24, 16, orientation));
    }

    private static byte[] large() throws IOException {
        return TestImages.encode(TestImages.pattern(), "jpeg");
    }

    private static byte[] small() throws IOException {
        return TestImages.encode(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    private static int indexOfFrame(byte[] jpeg) {
        for (int i = 0; ; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
                return i + 1;
            }
        }
    }

    private static ByteBuffer file(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] put(ByteBuffer file, byte[]... parts) {
        file.position(BASE);
        for (byte[] part : parts) {
            file.put(part);
        }
        var bytes = new byte[file.capacity()];
        file.get(0, bytes);
        return bytes;
    }

    /** Fields of one 32-bit value; -1 means bytes with a count and an offset, -2 two values at an offset. */
    private static void directory(ByteBuffer file, int at, int next, int[][] fields) {
        file.position(at);
        file.putShort((short) fields.length);
        for (int[] field : fields) {
            boolean raw = field.length > 2 && field[1] == -1, two = field.length > 2 && field[1] == -2;
            file.putShort((short) field[0]).putShort((short) (raw ? 7 : 4));
            file.putInt(raw ? field[2] : two ? 2 : 1).putInt(raw ? field[3] : two ? field[2] : field[1]);
        }
        file.putInt(next);
    }

    private static byte[] box(String type, byte[]... parts) {
        byte[] body = TestImages.join(parts);
        return TestImages.join(ints(8 + body.length), TestImages.ascii(type), body);
    }

    private static byte[] ints(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            out.putInt(value);
        }
        return out.array();
    }
}
