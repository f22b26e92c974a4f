package io.github.qptv2.scoring;

import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;

/** Opens the networks that this package writes. */
final class Sessions {

    private Sessions() {}

    /** @throws SelfTestException if this machine computes wrong scores */
    static OnnxSession open(byte[] graph, ScorerOptions options) {
        SelfTest.require();
        try {
            return OnnxSession.open(graph, new OnnxOptions(options.device(), options.threads()));
        } catch (OnnxException e) {
            throw new IllegalStateException("the network " + e.getMessage(), e);
        }
    }
}
