package io.github.qptv2.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings that libtorch and JavaCPP read once, at load: idle threads must not spin, and JavaCPP must not limit the
 * memory.
 *
 * <p>libtorch and OpenBLAS keep a thread pool each. By default libgomp's idle threads spin and take the cores from
 * OpenBLAS's, which makes a forward pass ten times slower. {@code GOMP_SPINCOUNT=0} prevents it. It is read when
 * libgomp loads, so it must be in the environment before libtorch is loaded.
 *
 * <p>OpenBLAS's own idle threads spin too, for up to 2^26 ticks, and take the cores from libgomp's.
 * {@code OPENBLAS_THREAD_TIMEOUT=4}, the minimum, makes them sleep at once; ARCHITECTURE.md has the gain.
 *
 * <p>JavaCPP limits the process to four times the Java heap, unless {@code org.bytedeco.javacpp.maxPhysicalBytes} is
 * set before its classes load.
 */
public final class OpenMp {

    private static final Logger LOG = LoggerFactory.getLogger(OpenMp.class);
    private static final String SPIN = "GOMP_SPINCOUNT";
    private static final String TIMEOUT = "OPENBLAS_THREAD_TIMEOUT";
    private static final String LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";
    private static final Path MAPPINGS = Path.of("/proc/self/maps");

    static {
        apply();
    }

    private OpenMp() {}

    /** Applies the settings once, when the class loads; the user's own settings take precedence. */
    public static void prepare() {}

    private static void apply() {
        if (System.getProperty(LIMIT) == null) {
            System.setProperty(LIMIT, "0"); // none
        }
        if (!Platform.isLinux()) {
            return;
        }
        setDefault(TIMEOUT, "4"); // no effect if OpenBLAS is loaded already
        if (System.getenv(SPIN) != null || System.getenv("OMP_WAIT_POLICY") != null) {
            return;
        }
        if (isLoaded()) {
            LOG.warn(
                    "libgomp was loaded before this library could set {}=0; networks may run ten times slower. "
                            + "Set it in the environment of the process.",
                    SPIN);
            return;
        }
        setDefault(SPIN, "0");
    }

    /** Sets an environment variable of this process by setenv, unless it is set already. */
    public static void setDefault(String name, String value) {
        Function setenv = NativeLibrary.getProcess().getFunction("setenv");
        setenv.invokeInt(new Object[] {name, value, 0});
    }

    private static boolean isLoaded() {
        try (var lines = Files.lines(MAPPINGS)) {
            return lines.anyMatch(line -> line.contains("libgomp"));
        } catch (IOException e) {
            return false; // no procfs: assume that libgomp is not loaded
        }
    }
}
