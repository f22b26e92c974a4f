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

    private Environment() {}

    /** The one environment of the process. */
    static OrtEnvironment get() {
        return Loaded.ENVIRONMENT;
    }

    private static final class Loaded {

        // a method of another class: one of this class would wait in the new thread for this initializer to end
        private static final OrtEnvironment ENVIRONMENT =
                onLargeStack(CompletableFuture.supplyAsync(OrtEnvironment::getEnvironment, Environment::start));

        private static OrtEnvironment onLargeStack(CompletableFuture<OrtEnvironment> loading) {
            try {
                return loading.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(null, task, "onnx-runtime-loader", STACK);
        thread.setDaemon(true);
        thread.start();
    }
}
