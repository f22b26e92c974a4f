package io.github.qptv2.media.image.integrity;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JpegIntegrityTest {

    private static String only(byte[] file) {
        List<Finding> findings = ImageIntegrity.check(file);
        assertThat(findings).hasSize(1);
        return findings.get(0).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "progressive", "gray", "gray-progressive", "restart"})
    void soundFilesHaveNoFindings(String kind) {
        for (int[] sides : new int[][] {{200, 120}, {1, 1}, {8, 8}, {17, 16}, {16, 17}, {33, 95}}) {
            assertThat(ImageIntegrity.check(Jpegs.encoded(kind, sides[0], sides[1])))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "progressive", "gray", "gray-progressive", "restart"})
    void whatSurroundsTheImageIsIgnored(String kind) {
        byte[] file = Jpegs.encoded(kind);
        int length = file.length;
        assertThat(ImageIntegrity.check(Arrays.copyOf(file, length - 2)))
                .as("no end marker")
                .isEmpty();
        assertThat(ImageIntegrity.check(Jpegs.splice(file, length, length, new byte[500])))
                .as("bytes after the end marker")
                .isEmpty();
        assertThat(ImageIntegrity.check(Jpegs.splice(file, length - 2, length - 2, (byte) 0xff, (byte) 0xff)))
                .as("fill bytes")
                .isEmpty();
        assertThat(ImageIntegrity.check(Jpegs.splice(file, length - 2, length - 2, (byte) 0xff, (byte) 0xd0)))
                .as("a restart marker after the last MCU")
                .isEmpty();
    }

    @Test
    void dataThatEndEarlyAreCounted() {
        byte[] file = Jpegs.encoded("baseline"); // 120 rows of pixels are 8 rows of MCUs
        int data = Jpegs.data(file, 0), half = (data + file.length) / 2;
        assertThat(only(Jpegs.closed(file, half)))
                .matches("Huffman data end early: [345] of 8 MCU rows are missing in scan 1 at byte [0-9,]+");
        assertThat(ImageIntegrity.check(Jpegs.closed(file, half)).get(0).kind()).isEqualTo(Finding.Kind.CORRUPT);
        assertThat(ImageIntegrity.check(Arrays.copyOf(file, half)).get(0).kind())
                .isEqualTo(Finding.Kind.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "progressive", "gray", "gray-progressive", "restart"})
    void everyTruncationWithAnEndMarkerIsFound(String kind) {
        byte[] file = Jpegs.encoded(kind);
        for (int length = Jpegs.data(file, 0); length < file.length - 2; length += 7) {
            assertThat(ImageIntegrity.check(Jpegs.closed(file, length)))
                    .as("truncated at %d of %d", length, file.length)
                    .hasSize(1);
        }
    }

    @Test
    void missingScansAreFoundAtAnEndMarker() {
        byte[] file = Jpegs.encoded("progressive");
        assertThat(only(Jpegs.closed(file, Jpegs.find(file, 0xda, 4))))
                .matches("scans are missing: [123] components? of 3 lack coefficients after scan 4");
    }

    @Test
    void aScanThatIsRepeatedIsOutOfOrder() {
        byte[] file = Jpegs.encoded("progressive");
        int second = Jpegs.find(file, 0xda, 1), third = Jpegs.find(file, 0xda, 2);
        byte[] scan = Arrays.copyOfRange(file, second, third);
        assertThat(only(Jpegs.splice(file, third, third, scan))).contains("is coded twice");
    }

    @Test
    void restartMarkersComeInSequence() {
        byte[] file = Jpegs.encoded("restart");
        int second = Jpegs.find(file, 0xd1, 0);
        byte[] renamed = file.clone();
        renamed[second + 1] = (byte) 0xd3;
        assertThat(only(renamed)).startsWith("restart marker RST1 is missing, RST3 is there in scan 1");
        int third = Jpegs.find(file, 0xd2, 0);
        assertThat(only(Jpegs.splice(file, second, third))).startsWith("restart marker RST1 is missing, RST2 is there");
        assertThat(only(Jpegs.splice(file, second, second + 2))).contains("Huffman data are left over");
    }

    @Test
    void dataAfterTheLastBlockAreFound() {
        byte[] file = Jpegs.encoded("baseline");
        assertThat(only(Jpegs.splice(file, file.length - 2, file.length - 2, (byte) 1, (byte) 2, (byte) 3)))
                .startsWith("3 bytes of Huffman data are left over in scan 1");
    }

    /** Libjpeg decodes it as if they were right, with a warning. */
    @Test
    void aSequentialScanCodesAllCoefficientsAtOnce() {
        byte[] file = Jpegs.encoded("baseline");
        int scan = Jpegs.find(file, 0xda, 0);
        int parameters = scan + 5 + 2 * file[scan + 4];
        file[parameters] = 2;
        assertThat(only(file))
                .isEqualTo(
                        "a sequential scan has the parameters of a progressive one: coefficients 2 to 63, bits 0 to 0");
    }

    @Test
    void segmentsMustBeWellFormed() {
        byte[] file = Jpegs.encoded("baseline");
        assertThat(only(Jpegs.splice(file, 2, 2, (byte) 7))).isEqualTo("bytes that are no marker at byte 2");
        assertThat(only(Jpegs.splice(file, 2, 2, (byte) 0xff, (byte) 0x02, (byte) 0, (byte) 2)))
                .isEqualTo("the undefined marker 0x02 at byte 2");
        int table = Jpegs.find(file, 0xc4, 0);
        byte[] codes = file.clone();
        codes[table + 5] = 3; // three codes of one bit
        codes[table + 7] = (byte) (codes[table + 7] - 3);
        assertThat(only(codes)).isEqualTo("a Huffman table has more codes of 1 bits than there can be");
        assertThat(only(Jpegs.closed(file, 2))).isEqualTo("it has no scan");
    }
}
