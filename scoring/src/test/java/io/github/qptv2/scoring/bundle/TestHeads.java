package io.github.qptv2.scoring.bundle;

import java.util.Arrays;
import java.util.List;

import io.github.qptv2.scoring.backbone.Standardization;

/** Distortion heads with known answers. */
public final class TestHeads {

    private TestHeads() {}

    /**
     * A head of two distortions whose single activation is the first statistic: logits of blur are twice it, its level
     * is it, and noise always has the logits -3.
     *
     * @param inputs statistics D
     * @param threshold from which a distortion is a cause
     */
    public static DistortionHead ofFirst(int inputs, double threshold) {
        var factor = new float[inputs];
        Arrays.fill(factor, 1);
        var inner = new float[inputs];
        inner[0] = 1;
        return new DistortionHead(
                List.of("blur", "noise"),
                new Standardization(new float[inputs], factor),
                new LinearLayer(inner, new float[1]),
                new LinearLayer(new float[] {2, 0}, new float[] {0, -3}),
                new LinearLayer(new float[] {1, 0}, new float[] {0, 2}),
                threshold,
                "a test");
    }
}
