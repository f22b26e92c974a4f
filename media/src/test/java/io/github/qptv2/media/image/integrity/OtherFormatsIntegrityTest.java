package io.github.qptv2.media.image.integrity;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OtherFormatsIntegrityTest {

    private static byte[] encoded(String format, String compression) throws IOException {
        var image = Jpegs.scene(90, 70, BufferedImage.TYPE_INT_RGB);
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (compression.equals("interlaced")) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        } else if (!compression.isEmpty()) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
        }
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, List.of(), null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static List<String> texts(byte[] file) {
        return ImageIntegrity.check(file).stream().map(Finding::text).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "png ",
                "png interlaced",
                "gif ",
                "gif interlaced",
                "bmp ",
                "bmp BI_RGB",
                "tiff ",
                "tiff LZW",
                "tiff ZLib",
                "tiff Deflate",
                "tiff PackBits",
                "tiff JPEG"
            })
    void soundFilesHaveNoFindingsAndTruncatedOnesDo(String file) throws IOException {
        String[] words = file.split(" ", -1);
        byte[] sound = encoded(words[0], words[1]);
        assertThat(ImageIntegrity.check(sound)).isEmpty();
        assertThat(ImageIntegrity.check(Arrays.copyOf(sound, sound.length / 2)))
                .isNotEmpty()
                .anyMatch(finding -> finding.kind() == Finding.Kind.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png ", "png interlaced"})
    void everyChangedByteOfAPngIsFound(String file) throws IOException {
        byte[] sound = encoded("png", file.substring(4));
        var random = new Random(4);
        for (int i = 8; i < sound.length; i += 1 + random.nextInt(40)) {
            byte[] corrupt = sound.clone();
            corrupt[i] ^= (byte) (1 << random.nextInt(8));
            assertThat(ImageIntegrity.check(corrupt)).as("byte %d", i).isNotEmpty();
        }
    }

    /** The CRC is right, so that the zlib stream alone tells. */
    @Test
    void theDataOfAPngAreInflated() throws IOException {
        byte[] file = encoded("png", "");
        int length = ((file[33] & 255) << 24) | ((file[34] & 255) << 16) | ((file[35] & 255) << 8) | (file[36] & 255);
        byte[] corrupt = file.clone();
        corrupt[41 + length - 1] ^= 1; // of Adler-32
        var crc = new CRC32();
        crc.update(corrupt, 37, 4 + length);
        for (int i = 0; i < 4; i++) {
            corrupt[41 + length + i] = (byte) (crc.getValue() >> (24 - 8 * i));
        }
        assertThat(texts(corrupt)).singleElement().asString().startsWith("the zlib stream is corrupt (incorrect data");
    }

    @Test
    void theCrcOfAChunkIsNamedWithItsPlace() throws IOException {
        byte[] file = encoded("png", "");
        file[16 + 13] ^= 1; // the CRC of IHDR
        assertThat(texts(file)).containsExactly("the CRC of chunk IHDR at byte 8 is wrong");
    }

    @Test
    void pixelsOfAGifAreCounted() throws IOException {
        byte[] file = encoded("gif", "");
        byte[] taller = file.clone();
        int frame = 13 + 3 * (2 << (file[10] & 7));
        while (taller[frame] != 0x2c) {
            frame++;
        }
        taller[frame + 7]++;
        assertThat(texts(taller)).containsExactly("90 of 6,390 pixels of the first frame are missing");
        taller[frame + 7] = (byte) (taller[frame + 7] - 2);
        assertThat(texts(taller)).containsExactly("the first frame has 90 pixels too many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "ZLib", "Deflate", "JPEG"})
    void zeroedStripsOfATiffAreFound(String compression) throws IOException {
        byte[] file = encoded("tiff", compression);
        int found = 0;
        for (int at = 300; at + 164 < file.length; at += 97) {
            found += ImageIntegrity.check(Jpegs.zeroed(file, at, 64)).isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(9 * (file.length - 464) / 970);
    }

    @Test
    void aWebpsPartitionsLieInItsChunks() {
        assertThat(texts(new byte[] {'R', 'I', 'F', 'F', 4, 0, 0, 0, 'W', 'E', 'B', 'P'}))
                .containsExactly("it has no image");
        byte[] frame = {
            'R',
            'I',
            'F',
            'F',
            24,
            0,
            0,
            0,
            'W',
            'E',
            'B',
            'P',
            'V',
            'P',
            '8',
            ' ',
            12,
            0,
            0,
            0, //
            (byte) 0xf0,
            1,
            0,
            (byte) 0x9d,
            1,
            0x2a,
            16,
            0,
            16,
            0,
            0,
            0
        };
        assertThat(texts(frame)).containsExactly("the first VP8 partition extends past its chunk");
        frame[23] = 0;
        assertThat(texts(frame)).containsExactly("the VP8 header at byte 20 is malformed");
    }

    @Test
    void otherFilesHaveNoFindings() {
        assertThat(ImageIntegrity.check(new byte[0])).isEmpty();
        assertThat(ImageIntegrity.check("a text".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }
}
