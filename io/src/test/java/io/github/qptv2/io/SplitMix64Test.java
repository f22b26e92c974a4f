package io.github.qptv2.io;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SplitMix64Test {

    /** From Vigna's reference implementation in C, splitmix64.c, at state 1234567. */
    @Test
    void theSequenceIsThatOfTheReferenceImplementation() {
        var generator = new SplitMix64(1234567);
        assertThat(generator.next()).isEqualTo(6457827717110365317L);
        assertThat(generator.next()).isEqualTo(3203168211198807973L);
        assertThat(Long.toUnsignedString(generator.next())).isEqualTo("9817491932198370423");
    }

    @Test
    void theSequenceIsThatOfSplittableRandom() {
        var generator = new SplitMix64(-5);
        var java = new SplittableRandom(-5);
        for (int i = 0; i < 100; i++) {
            assertThat(generator.next()).isEqualTo(java.nextLong());
        }
    }
}
