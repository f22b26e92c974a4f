package io.github.qptv2.media.image;

import java.nio.ByteBuffer;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

/**
 * A file's bytes in native memory, followed by JPEG's end marker.
 *
 * <p>OpenCV refuses a JPEG without an end marker, and every decoder stops before a second one.
 */
record EncodedBytes(BytePointer memory, int size) implements AutoCloseable {

    static {
        NativeMemory.unlimited();
    }

    private static final byte[] END_OF_IMAGE = {(byte) 0xff, (byte) 0xd9};

    /** Most bytes of a file. */
    static final int MOST = Integer.MAX_VALUE - END_OF_IMAGE.length;

    static EncodedBytes allocate(int size) {
        var memory = new BytePointer((long) size + END_OF_IMAGE.length);
        memory.position(size).put(END_OF_IMAGE).position(0);
        return new EncodedBytes(memory, size);
    }

    /** A new view of the file's bytes from the first to the last. */
    ByteBuffer buffer() {
        return memory.asByteBuffer().limit(size);
    }

    /** A view for OpenCV; the caller closes it. */
    Mat mat() {
        return new Mat(1, size + END_OF_IMAGE.length, CV_8UC1, memory);
    }

    @Override
    public void close() {
        memory.close();
    }
}
