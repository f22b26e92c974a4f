package io.github.qptv2.distortion;

import java.util.List;

import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.LinearLayer;

/** Layers of a distortion head from a trained perceptron, with input factors and Platt scaling folded in. */
record HeadLayers(Perceptron network, List<PlattScaling> calibration, StatisticsScaling scaling) {

    DistortionHead head(List<String> distortions, double threshold, String description) {
        return new DistortionHead(
                distortions, scaling.standardization(), inner(), presence(), level(), threshold, description);
    }

    private LinearLayer inner() {
        int D = network.inputs(), H = network.activations();
        var weight = new float[H * D];
        for (int h = 0; h < H; h++) {
            for (int d = 0; d < D; d++) {
                weight[h * D + d] = network.first()[d * H + h] * scaling.factor(d);
            }
        }
        return new LinearLayer(weight, network.firstBias());
    }

    private LinearLayer presence() {
        int K = calibration.size(), H = network.activations();
        var weight = new float[K * H];
        var bias = new float[K];
        for (int k = 0; k < K; k++) {
            var platt = calibration.get(k);
            for (int h = 0; h < H; h++) {
                weight[k * H + h] = (float) (platt.slope() * network.second()[h * 2 * K + k]);
            }
            bias[k] = (float) (platt.slope() * network.secondBias()[k] + platt.offset());
        }
        return new LinearLayer(weight, bias);
    }

    private LinearLayer level() {
        int K = calibration.size(), H = network.activations();
        var weight = new float[K * H];
        var bias = new float[K];
        for (int k = 0; k < K; k++) {
            for (int h = 0; h < H; h++) {
                weight[k * H + h] = network.second()[h * 2 * K + K + k];
            }
            bias[k] = network.secondBias()[K + k];
        }
        return new LinearLayer(weight, bias);
    }
}
