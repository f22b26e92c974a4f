package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A field without usable values has a default in decoders, which the writer of the file did not mean. */
class TiffDirectoryWarningTest {

    private static final int UNKNOWN = 65000;
    private static final int SHORT = 3;

    private static byte[] colors() {
        return TiffBuilder.of(2, 1)
                .samples(8, 3, 2)
                .words(259, 1)
                .strip(1, 2, 3, 4, 5, 6)
                .build();
    }

    /** The entry of a tag: 2 bytes each of tag and type, 4 of the number of values, 4 of a value or its place. */
    private static ByteBuffer entry(byte[] file, int tag) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directory); i++) {
            int at = directory + 2 + 12 * i;
            if ((bytes.getShort(at) & 65535) == tag) {
                return bytes.slice(at, 12).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new IllegalArgumentException("no tag " + tag);
    }

    private static Optional<String> warning(byte[] file) throws IOException {
        return ImageReader.standard().read(file, "a").warning();
    }

    @Test
    void aSoundFileHasNone() throws IOException {
        assertThat(warning(colors())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "258, 3, 0, the field BitsPerSample has 0 values of type 3",
        "258, 32771, 3, the field BitsPerSample has 3 values of type 32771",
        "277, 5, 1, the field SamplesPerPixel has 1 value of type 5",
        "259, 3, 0, the field Compression has 0 values of type 3"
    })
    void numbersAreRequired(int tag, int type, int count, String rule) throws IOException {
        byte[] file = colors();
        entry(file, tag).putShort(2, (short) type).putInt(4, count);
        assertThat(warningOrError(file)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "258, the field BitsPerSample has 0 values for 3 samples",
        "262, the field PhotometricInterpretation is missing"
    })
    void fieldsWithoutADefaultAreRequired(int tag, String rule) throws IOException {
        byte[] file = colors();
        entry(file, tag).putShort(0, (short) UNKNOWN);
        assertThat(warningOrError(file)).contains(rule);
    }

    /** Bilevel is the default; one number may stand for all samples, as in libtiff. */
    @Test
    void whatTheStandardAllowsToOmitMayBeMissing() throws IOException {
        byte[] bilevel = TiffBuilder.of(8, 1).samples(1, 1, 1).strip(0xaa).build();
        entry(bilevel, 258).putShort(0, (short) UNKNOWN);
        assertThat(warning(bilevel)).isEmpty();
        byte[] one = colors();
        entry(one, 258).putShort(2, (short) SHORT).putInt(4, 1).putInt(8, 8);
        assertThat(warning(one)).isEmpty();
    }

    private static String warningOrError(byte[] file) {
        try {
            return warning(file).orElse("no warning");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
