package io.github.qptv2.scoring.internal;

import io.github.qptv2.device.Device;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.Precision;

/**
 * Runtime settings of a network.
 *
 * @param device on which it runs
 * @param threads CPU threads of the network, at least 1
 * @param batch batch size (crops per forward pass), at least 1
 * @param precision of the linear layers
 */
public record NetworkOptions(Device device, int threads, int batch, Precision precision) {

    OnnxOptions onnx() {
        return new OnnxOptions(device, threads);
    }
}
