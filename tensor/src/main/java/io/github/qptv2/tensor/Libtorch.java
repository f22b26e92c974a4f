package io.github.qptv2.tensor;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** The native libraries, which training needs and scoring does not. */
public final class Libtorch {

    static {
        OpenMp.prepare();
    }

    private Libtorch() {}

    /**
     * Loads them; otherwise the first use of a tensor does.
     *
     * @throws UnsatisfiedLinkError if the class path has none for this platform, or they do not run here
     */
    public static void load() {
        Loader.load(torch.class);
    }

    /** The platform's name, such as {@code linux-x86_64}. */
    public static String platform() {
        return Loader.getPlatform();
    }
}
