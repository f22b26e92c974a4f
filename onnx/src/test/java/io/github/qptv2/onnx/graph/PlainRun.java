package io.github.qptv2.onnx.graph;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.github.qptv2.onnx.FloatArray;

/** ONNX Runtime at other optimization levels. */
final class PlainRun {

    private PlainRun() {}

    /** The first output without graph optimizations. */
    static float[] of(byte[] graph, String name, FloatArray input) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new SessionOptions()) {
            options.setOptimizationLevel(OptLevel.NO_OPT);
            try (var session = environment.createSession(graph, options);
                    var tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), input.shape());
                    var result = session.run(Map.of(name, tensor))) {
                var buffer = Objects.requireNonNull(((OnnxTensor) result.get(0)).getFloatBuffer());
                var values = new float[buffer.remaining()];
                buffer.get(values);
                return values;
            }
        }
    }

    /** Writes a graph as optimized by the runtime with all optimizations. */
    static void optimize(byte[] graph, Path file) throws OrtException {
        try (var options = new SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.setOptimizationLevel(OptLevel.ALL_OPT);
            options.setOptimizedModelFilePath(file.toString());
            OrtEnvironment.getEnvironment().createSession(graph, options).close();
        }
    }
}
