package io.github.qptv2.checkpoint;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HalfPrecisionTest {

    @ParameterizedTest
    @CsvSource({
        "0x3c00, 1",
        "0xc000, -2",
        "0x3555, 0.333251953125", // 1365 / 4096
        "0x7bff, 65504", // the largest
        "0x0400, 6.103515625E-5", // the least normal, 2^-14
        "0x0001, 5.9604644775390625E-8", // the least, 2^-24
        "0x83ff, -6.0975551605224609375E-5", // the largest subnormal, 1023 / 2^24
        "0x0000, 0",
        "0x8000, -0.0",
        "0x7c00, Infinity",
        "0xfc00, -Infinity"
    })
    void halvesHaveTheirIeeeValues(String bits, float value) {
        short half = (short) (int) Integer.decode(bits);
        assertThat(Float.floatToRawIntBits(HalfPrecision.halfToFloat(half))).isEqualTo(Float.floatToRawIntBits(value));
        assertThat(HalfPrecision.halfOf(value)).isEqualTo(half);
    }

    @Test
    void everyHalfSurvivesWideningAndNarrowing() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float wide = HalfPrecision.halfToFloat((short) bits);
            int back = HalfPrecision.halfOf(wide) & 0xffff;
            assertThat(back).isEqualTo(Float.isNaN(wide) ? bits | 0x200 : bits); // narrowing makes NaN quiet
        }
    }

    @Test
    void everyBfloat16SurvivesWideningAndNarrowing() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float wide = HalfPrecision.bfloat16ToFloat((short) bits);
            int back = HalfPrecision.bfloat16Of(wide) & 0xffff;
            assertThat(back).isEqualTo(Float.isNaN(wide) ? bits | 0x40 : bits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.00048828125, 0x3c00", // 1 + 2^-11, a tie: to even
        "1.0004882812500002, 0x3c01", // the next double: up, though as a float it would be the tie
        "1.00146484375, 0x3c02", // 1 + 3 2^-11, a tie: to even
        "1.0014648437499998, 0x3c01",
        "-1.00048828125, 0xbc00",
        "65519.999999999, 0x7bff",
        "65520, 0x7c00", // midway to 65536, which is infinite
        "1e300, 0x7c00",
        "-1e300, 0xfc00",
        "2.98023223876953125E-8, 0x0000", // 2^-25, half the least
        "2.9802322387695316E-8, 0x0001",
        "8.94069671630859375E-8, 0x0002", // 1.5 times the least: a tie, to even
        "1e-300, 0x0000",
        "-1e-300, 0x8000",
        "6.1005353927612305E-5, 0x0400" // 1023.5 / 2^24, a tie between subnormal and normal
    })
    void narrowingToHalfRoundsOnceAndTiesToEven(double value, String bits) {
        assertThat(HalfPrecision.halfOf(value)).isEqualTo((short) (int) Integer.decode(bits));
    }

    @ParameterizedTest
    @CsvSource({
        "1.00390625, 0x3f80", // 1 + 2^-8, a tie: to even
        "1.0039062500000002, 0x3f81",
        "1.01171875, 0x3f82",
        "1.0117187499999998, 0x3f81",
        "3.4e38, 0x7f80",
        "3.38953138925153547590e38, 0x7f7f", // the largest bfloat16
        "1e300, 0x7f80",
        "-1e300, 0xff80",
        "1e-300, 0x0000"
    })
    void narrowingToBfloat16RoundsOnceAndTiesToEven(double value, String bits) {
        assertThat(HalfPrecision.bfloat16Of(value)).isEqualTo((short) (int) Integer.decode(bits));
    }

    @Test
    void theNearestHalfIsChosen() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.abs(random.nextGaussian()) * Math.pow(2, random.nextInt(36) - 24); // far below 65504
            int half = HalfPrecision.halfOf(value);
            double error = Math.abs(HalfPrecision.halfToFloat((short) half) - value);
            double above = HalfPrecision.halfToFloat((short) (half + 1)) - value;
            double below = half == 0 ? error : value - HalfPrecision.halfToFloat((short) (half - 1));
            assertThat(error).isLessThanOrEqualTo(above).isLessThanOrEqualTo(below);
        }
    }
}
