package io.github.qptv2.checkpoint;

/**
 * Conversions of IEEE binary16 and bfloat16, which Java 17 lacks: exact to float, rounded to nearest with ties to even
 * from float.
 *
 * <p>Values beyond the largest finite one become infinite; NaN stays NaN.
 */
final class HalfPrecision {

    private static final int SIGN = 0x8000;
    private static final int FLOAT_INFINITY = 0x7f800000;
    private static final int HALF_OVERFLOW = 0x477ff000; // 65520, midway between the largest half and 65536
    private static final int HALF_NORMAL = 0x38800000; // 2^-14, the least half with a full significand

    private HalfPrecision() {}

    static float halfToFloat(short half) {
        int sign = (half & SIGN) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int fraction = half & 0x3ff;
        int magnitude =
                switch (exponent) {
                    case 0 -> Float.floatToRawIntBits(fraction * 0x1p-24f);
                    case 31 -> FLOAT_INFINITY | (fraction << 13);
                    default -> ((exponent + 112) << 23) | (fraction << 13);
                };
        return Float.intBitsToFloat(sign | magnitude);
    }

    static short halfOf(double value) {
        float narrowed = toOdd(value);
        int bits = Float.floatToRawIntBits(narrowed);
        int magnitude = bits & 0x7fffffff;
        return (short) (((bits >>> 16) & SIGN) | halfMagnitude(magnitude));
    }

    private static int halfMagnitude(int magnitude) {
        if (magnitude > FLOAT_INFINITY) {
            return 0x7e00 | ((magnitude >>> 13) & 0x3ff);
        }
        if (magnitude >= HALF_OVERFLOW) {
            return 0x7c00;
        }
        if (magnitude < HALF_NORMAL) {
            return (int) Math.rint(Float.intBitsToFloat(magnitude) * 0x1p24); // multiples of the least subnormal half
        }
        return (magnitude + 0xfff + ((magnitude >>> 13) & 1) - (112 << 23)) >>> 13;
    }

    static float bfloat16ToFloat(short brain) {
        return Float.intBitsToFloat(brain << 16);
    }

    static short bfloat16Of(double value) {
        int bits = Float.floatToRawIntBits(toOdd(value));
        boolean nan = (bits & 0x7fffffff) > FLOAT_INFINITY;
        return (short) (nan ? (bits >>> 16) | 0x40 : (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    /**
     * Rounds to odd: the float next to {@code value} towards zero, with its last bit set if digits were lost. Rounding
     * the result to fewer bits equals rounding {@code value} directly (Boldo and Melquiond, "Emulation of FMA and
     * correctly rounded sums", 2008).
     */
    private static float toOdd(double value) {
        float nearest = (float) value;
        if (nearest == value || Double.isNaN(value)) {
            return nearest;
        }
        float towardsZero = Math.abs((double) nearest) > Math.abs(value) ? Math.nextAfter(nearest, 0) : nearest;
        return Float.intBitsToFloat(Float.floatToRawIntBits(towardsZero) | 1);
    }
}
