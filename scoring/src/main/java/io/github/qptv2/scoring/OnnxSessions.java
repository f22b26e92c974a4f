package io.github.qptv2.scoring;

import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;

/** Opens the networks that this package writes. */
final class OnnxSessions {

    private OnnxSessions() {}

    /**
     * Of a network for images.
     *
     * @throws SelfTestException if this machine computes wrong scores
     */
    static OnnxSession ofImages(byte[] graph, ScorerOptions options) {
        return open(graph, new OnnxOptions(options.device(), options.threads()));
    }

    /** Of a network for clips, as {@link #ofImages}. */
    static OnnxSession ofClips(byte[] graph, ScorerOptions options) {
        return open(graph, new OnnxOptions(options.device(), options.threads()).withoutMemoryPatterns());
    }

    private static OnnxSession open(byte[] graph, OnnxOptions options) {
        SelfTest.require();
        try {
            return OnnxSession.open(graph, options);
        } catch (OnnxException e) {
            throw new IllegalStateException("the network " + e.getMessage(), e);
        }
    }
}
