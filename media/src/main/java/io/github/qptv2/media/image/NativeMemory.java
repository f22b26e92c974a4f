package io.github.qptv2.media.image;

/**
 * Removes JavaCPP's limit on the memory of the process.
 *
 * <p>JavaCPP throws {@code OutOfMemoryError} when the process uses more than four times the Java heap. It reads
 * {@code org.bytedeco.javacpp.maxPhysicalBytes} once, when its class {@code Pointer} loads, so the property is set
 * before any class of OpenCV or FFmpeg. If another library has loaded JavaCPP before, its limit remains.
 */
public final class NativeMemory {

    private static final String LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
        if (System.getProperty(LIMIT) == null) {
            System.setProperty(LIMIT, "0"); // none
        }
    }

    private NativeMemory() {}

    /** Loads this class, which removes the limit unless the user has set one. */
    public static void unlimited() {
        // the static initializer removes the limit
    }
}
