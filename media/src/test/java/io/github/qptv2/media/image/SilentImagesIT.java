package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.github.qptv2.media.image.integrity.Jpegs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.qptv2.media.image.TestImages.ascii;
import static io.github.qptv2.media.image.TestImages.chunk;
import static io.github.qptv2.media.image.TestImages.join;
import static org.assertj.core.api.Assertions.assertThat;

/** Decoding of images writes nothing to the standard error: what is wrong is in the image's warning. */
class SilentImagesIT {

    private static final int CORRUPTIONS = 12;

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new TreeMap<>();

    @Test
    void corruptImagesAndOddMetadataAreDecodedSilently() throws Exception {
        Path images = Files.createDirectories(folder.resolve("images"));
        encoded();
        oddJpegs();
        int number = 0;
        for (var file : files.entrySet()) {
            for (byte[] variant : variants(file.getValue(), number)) {
                Files.write(images.resolve("%04d-%s".formatted(number++, file.getKey())), variant);
            }
        }
        files.clear();
        oddPngs();
        for (var file : files.entrySet()) {
            Files.write(images.resolve(file.getKey()), file.getValue());
        }
        Path out = folder.resolve("stdout"), err = folder.resolve("stderr");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dslf4j.internal.verbosity=ERROR", // the module's tests have no logger
                        "-cp",
                        System.getProperty("java.class.path"),
                        SilentImages.class.getName(),
                        images.toString()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(Files.readString(out)).contains("corrupt=", "read=", "refused=");
    }

    private void encoded() throws IOException {
        var color = Jpegs.scene(96, 64, BufferedImage.TYPE_3BYTE_BGR);
        var gray = Jpegs.scene(96, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (String kind : List.of("baseline", "progressive", "gray", "gray-progressive", "restart")) {
            files.put(kind + ".jpg", Jpegs.encoded(kind));
        }
        for (String format : List.of("png", "gif", "bmp")) {
            files.put("color." + format, TestImages.encode(color, format));
            files.put("gray." + format, TestImages.encode(gray, format));
        }
        for (String compression : List.of("LZW", "Deflate", "PackBits", "JPEG", "none")) {
            files.put(compression + ".tif", Tiffs.encoded(color, compression));
            files.put(compression + "-gray.tif", Tiffs.encoded(gray, compression));
        }
        for (String fax : List.of("CCITT RLE", "CCITT T.4", "CCITT T.6")) {
            var bits = Jpegs.scene(96, 64, BufferedImage.TYPE_BYTE_BINARY);
            files.put(fax.replace(' ', '-') + ".tif", Tiffs.encoded(bits, fax));
        }
        files.put("lossless.webp", ImageReaderTest.webp());
    }

    /** Chunks that libpng warns of: of a wrong length, with values out of range, repeated, and behind the data. */
    private void oddPngs() throws IOException {
        for (String type : List.of(
                "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "tRNS", "pHYs", "sPLT", "tIME", "tEXt", "zTXt",
                "iTXt", "oFFs", "pCAL", "sCAL", "eXIf", "cICP", "PLTE", "abCd")) {
            for (byte[] body : List.of(new byte[0], new byte[] {9}, new byte[6], new byte[32], ascii("x\0\0zzzz"))) {
                byte[] odd = chunk(type, body), image = {0, 1, 2, 3};
                files.put(type + body.length + ".png", TestImages.png(new int[] {1, 1, 8, 2}, image, odd, odd));
                byte[] plain = TestImages.png(new int[] {1, 1, 8, 2}, image);
                int end = plain.length - 12;
                files.put(type + body.length + "-late.png", inserted(plain, end, odd));
            }
        }
    }

    private void oddJpegs() throws IOException {
        byte[] jpeg = Jpegs.encoded("baseline");
        files.put("jfif.jpg", TestImages.withSegment(jpeg, 0xe0, ascii("JFIF\0\5\1\0\0\1\0\1\0\0")));
        files.put("adobe.jpg", TestImages.withSegment(jpeg, 0xee, join(ascii("Adobe\0d\0\0\0\0"), new byte[] {7})));
        files.put("icc.jpg", TestImages.withSegment(jpeg, 0xe2, TestImages.iccPart(1, 2, new byte[9])));
        files.put("exif.jpg", TestImages.withSegment(jpeg, 0xe1, ascii("Exif\0\0XX")));
        byte[] parameters = jpeg.clone();
        parameters[Jpegs.data(jpeg, 0) - 3] = 1; // the first coefficient of the scan
        files.put("scan.jpg", parameters);
    }

    /** The file itself, shortened, with zeros, with repeated bytes, and with single bytes changed at seeded places. */
    private static List<byte[]> variants(byte[] file, int seed) {
        var random = new Random(seed);
        var variants = new ArrayList<>(List.of(file, Arrays.copyOf(file, file.length / 2)));
        for (int i = 0; i < CORRUPTIONS; i++) {
            byte[] changed = file.clone();
            int from = i % 4 == 0 ? 2 : file.length / 3;
            for (int flips = 1 + 3 * (i % 4); flips > 0; flips--) {
                changed[from + random.nextInt(file.length - from)] = (byte) random.nextInt(256);
            }
            variants.add(changed);
        }
        int middle = file.length / 2, length = Math.min(60, file.length / 4);
        variants.add(ByteBuffer.wrap(file.clone()).put(middle, new byte[length]).array());
        variants.add(inserted(file, middle, Arrays.copyOfRange(file, middle - length, middle)));
        return variants;
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return join(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }
}
