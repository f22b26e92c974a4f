package io.github.qptv2.loader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;

/** Converts floats to half precision, little-endian, and back. */
final class HalfFloats {

    private static final int ALL = 1 << Short.SIZE;
    private static final float[] VALUES = values();

    private HalfFloats() {}

    private static float[] values() {
        var bytes = ByteBuffer.allocate(ALL * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ALL; i++) {
            bytes.putShort((short) i);
        }
        return new Weight(DType.F16, new long[] {ALL}, bytes.flip()).toFloats();
    }

    /** Rounded to nearest, ties to even. */
    static ByteBuffer of(float[] values) {
        return Weight.of(values, values.length).to(DType.F16).data();
    }

    /** The next {@code count} of a little-endian buffer. */
    static float[] read(ByteBuffer bytes, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = VALUES[bytes.getShort() & (ALL - 1)];
        }
        return values;
    }
}
