package io.github.qptv2.media.image;

/**
 * Lifts the limit that JavaCPP sets to the memory of the whole process.
 *
 * <p>Beyond four times the Java heap JavaCPP throws {@code OutOfMemoryError}, whatever that memory is for. It reads
 * {@code org.bytedeco.javacpp.maxPhysicalBytes} once, when its class {@code Pointer} loads, so the property has to be
 * set before any class of OpenCV's or FFmpeg's. Where another library has loaded JavaCPP before, its limit stands.
 */
public final class NativeMemory {

    private static final String LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
        if (System.getProperty(LIMIT) == null) {
            System.setProperty(LIMIT, "0"); // none
        }
    }

    private NativeMemory() {}

    /** Loads this class, which lifts the limit; one that the user has set is left alone. */
    public static void unlimited() {
        // the initializer above has done it
    }
}
