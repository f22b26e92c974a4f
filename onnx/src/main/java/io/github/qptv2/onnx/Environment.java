package io.github.qptv2.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/** ONNX Runtime's environment, one per process, with telemetry disabled. */
final class Environment {

    private Environment() {}

    static OrtEnvironment get() {
        return Loaded.ENVIRONMENT;
    }

    private static final class Loaded {

        private static final OrtEnvironment ENVIRONMENT = load();

        private static OrtEnvironment load() {
            var environment = OrtEnvironment.getEnvironment();
            try {
                environment.setTelemetry(false); // Windows event tracing
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
            }
            return environment;
        }
    }
}
