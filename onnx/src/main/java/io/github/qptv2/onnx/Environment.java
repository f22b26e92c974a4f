package io.github.qptv2.onnx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import ai.onnxruntime.OrtEnvironment;

/**
 * ONNX Runtime, loaded once. Loading it matches regular expressions by a recursion that takes nearly the whole of an
 * ordinary Java thread's stack, and the process ends without a word where that is not enough: so a thread with a larger
 * stack does it.
 */
final class Environment {

    private static final long STACK = 64L << 20;

    private static final OrtEnvironment LOADED = load();

    private Environment() {}

    static OrtEnvironment get() {
        return LOADED;
    }

    private static OrtEnvironment load() {
        var loaded = new CompletableFuture<OrtEnvironment>();
        var thread = new Thread(
                null,
                () -> {
                    try {
                        loaded.complete(OrtEnvironment.getEnvironment());
                    } catch (RuntimeException | Error e) {
                        loaded.completeExceptionally(e);
                    }
                },
                "onnx-runtime-loader",
                STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return loaded.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
