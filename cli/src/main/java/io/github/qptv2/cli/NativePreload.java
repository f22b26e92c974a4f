package io.github.qptv2.cli;

import java.util.Set;

import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.onnx.OnnxSession;

/**
 * Loads the native libraries of the scoring commands on background threads, while the command line is parsed and the
 * model is read. This saves a third of the time of a first score.
 */
final class NativePreload {

    private static final Set<String> SCORING = Set.of("score", "rank", "serve");

    private NativePreload() {}

    static void begin(String... args) {
        if (args.length > 1 && SCORING.contains(args[0])) {
            load("qpt-preload-onnx", OnnxSession::loadLibraries);
            load("qpt-preload-opencv", ImageReader::loadLibraries);
        }
    }

    private static void load(String name, Runnable libraries) {
        var thread = new Thread(libraries, name);
        thread.setDaemon(true);
        // a failure occurs again, and is reported, where the library is used
        thread.setUncaughtExceptionHandler((who, failure) -> {});
        thread.start();
    }
}
