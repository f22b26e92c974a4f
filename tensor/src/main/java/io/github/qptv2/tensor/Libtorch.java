package io.github.qptv2.tensor;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** libtorch's native libraries, which only training needs. */
public final class Libtorch {

    static {
        OpenMp.prepare();
    }

    private Libtorch() {}

    /**
     * Loads them ahead of the first use of a tensor.
     *
     * @throws UnsatisfiedLinkError if the class path has none for this platform, or they cannot be loaded
     */
    public static void load() {
        Loader.load(torch.class);
    }

    /** The platform's name, such as {@code linux-x86_64}. */
    public static String platform() {
        return Loader.getPlatform();
    }
}
