package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;

/** The outputs of a graph. */
record GraphResults(Map<String, FloatArray> all) {

    /** Runs a graph of one input on the calling thread. */
    static GraphResults of(byte[] graph, String name, FloatArray input, String... wanted) throws OnnxException {
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED)) {
            return of(session, name, input, wanted);
        }
    }

    static GraphResults of(OnnxSession session, String name, FloatArray input, String... wanted) throws OnnxException {
        return new GraphResults(session.run(Map.of(name, input), List.of(wanted)));
    }

    FloatArray array(String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    float[] values(String name) {
        return array(name).values();
    }
}
