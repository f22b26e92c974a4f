package io.github.qptv2.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/** ONNX Runtime's environment, one a process, which reports nothing to anybody. */
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
                environment.setTelemetry(false); // events of Windows' own tracing
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime's telemetry cannot be switched off", e);
            }
            return environment;
        }
    }
}
