package io.github.qptv2.media.image.color;

import java.nio.ByteOrder;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

class StoredSamplesTest {

    /** 1100 1010 0101 0011 after a byte that is no sample. */
    private static final byte[] ROW = {-1, (byte) 0xca, 0x53};

    @Test
    void samplesFollowEachOtherFromTheHighestBit() {
        assertThat(samples(1, 16, BIG_ENDIAN)).containsExactly(1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1);
        assertThat(samples(2, 8, BIG_ENDIAN)).containsExactly(3, 0, 2, 2, 1, 1, 0, 3);
        assertThat(samples(3, 5, BIG_ENDIAN)).containsExactly(6, 2, 4, 5, 1);
        assertThat(samples(4, 4, BIG_ENDIAN)).containsExactly(12, 10, 5, 3);
        assertThat(samples(8, 2, BIG_ENDIAN)).containsExactly(0xca, 0x53);
        assertThat(samples(12, 1, BIG_ENDIAN)).containsExactly(0xca5);
    }

    @Test
    void sixteenBitsHaveAByteOrder() {
        assertThat(samples(16, 1, BIG_ENDIAN)).containsExactly(0xca53);
        assertThat(samples(16, 1, LITTLE_ENDIAN)).containsExactly(0x53ca);
    }

    @Test
    void scalingMapsTheRangeOntoTheOther() {
        assertThat(StoredSamples.scaled(1, 1, 255)).isEqualTo(255);
        assertThat(StoredSamples.scaled(2, 3, 255)).isEqualTo(170);
        assertThat(StoredSamples.scaled(16, 31, 255)).isEqualTo(132); // 131.61
        assertThat(StoredSamples.scaled(4095, 4095, 65535)).isEqualTo(65535);
        assertThat(StoredSamples.scaled(77, 255, 255)).isEqualTo(77);
    }

    private static int[] samples(int bits, int count, ByteOrder order) {
        var samples = new int[count];
        Arrays.setAll(samples, i -> StoredSamples.at(ROW, 1, i, bits, order));
        return samples;
    }
}
