package io.github.qptv2.media.image;

import java.nio.ByteBuffer;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

/**
 * A file's bytes in native memory, followed by JPEG's end marker and zeros.
 *
 * <p>OpenCV refuses a JPEG without an end marker, and every decoder stops before a second one. It also refuses a WebP
 * of fewer than 32 bytes, which suffice for an image of one color.
 */
record EncodedBytes(BytePointer memory, int size) implements AutoCloseable {

    static {
        NativeMemory.unlimited();
    }

    private static final int PADDING = 32;

    /** Most bytes of a file. */
    static final int MAX = Integer.MAX_VALUE - PADDING;

    static EncodedBytes allocate(int size) {
        var memory = new BytePointer((long) size + PADDING);
        var padding = new byte[PADDING];
        padding[0] = (byte) 0xff;
        padding[1] = (byte) 0xd9;
        memory.position(size).put(padding).position(0);
        return new EncodedBytes(memory, size);
    }

    static EncodedBytes copy(ByteBuffer bytes) {
        var copy = allocate(bytes.remaining());
        copy.buffer().put(bytes);
        return copy;
    }

    /** A new view of the file's bytes from the first to the last. */
    ByteBuffer buffer() {
        return memory.asByteBuffer().limit(size);
    }

    /** A view for OpenCV, with the padding; the caller closes it. */
    Mat padded() {
        return new Mat(1, size + PADDING, CV_8UC1, memory);
    }

    /**
     * A view of the first bytes for OpenCV, with the padding only where they are too few; the caller closes it. libwebp
     * reads on behind its chunk, and would take padding for codes that the file lacks.
     */
    Mat first(int count) {
        return new Mat(1, Math.max(PADDING, count), CV_8UC1, memory);
    }

    @Override
    public void close() {
        memory.close();
    }
}
