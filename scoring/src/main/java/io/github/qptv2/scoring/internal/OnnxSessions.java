package io.github.qptv2.scoring.internal;

import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;

/** Opens sessions of the graphs that this package writes. */
final class OnnxSessions {

    private OnnxSessions() {}

    /** @throws IllegalStateException if ONNX Runtime refuses the graph */
    static OnnxSession open(byte[] graph, OnnxOptions options) {
        try {
            return OnnxSession.open(graph, options);
        } catch (OnnxException e) {
            throw new IllegalStateException("the network " + e.getMessage(), e);
        }
    }
}
