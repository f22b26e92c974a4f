package io.github.qptv2.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A pool of native buffers for inputs. Direct buffers are freed only by the garbage collector, which does not account
 * for their size, so they are reused. The pool has as many buffers as there were concurrent runs.
 */
final class DirectBuffers {

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** Takes a buffer with the values; the caller returns it. */
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
