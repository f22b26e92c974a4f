package io.github.qptv2.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory that inputs are copied into, used again and again: what Java allocates there is freed by its garbage
 * collector alone, which does not know how much it is. As many buffers stay as runs were under way at once.
 */
final class DirectBuffers {

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** A buffer that holds exactly the values, to be given back. */
    ByteBuffer take(float[] values) {
        int bytes = Math.multiplyExact(values.length, Float.BYTES);
        ByteBuffer buffer = free.poll();
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        buffer.clear().limit(bytes);
        buffer.asFloatBuffer().put(values);
        return buffer;
    }

    void giveBack(Collection<ByteBuffer> buffers) {
        free.addAll(buffers);
    }
}
