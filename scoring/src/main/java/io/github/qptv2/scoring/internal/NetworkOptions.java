package io.github.qptv2.scoring.internal;

import io.github.qptv2.device.Device;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.Precision;

/**
 * How a network is run.
 *
 * @param device where
 * @param threads that compute on the CPU, at least 1
 * @param batch crops in one pass, at least 1
 * @param precision of the linear layers
 */
public record NetworkOptions(Device device, int threads, int batch, Precision precision) {

    OnnxOptions onnx() {
        return new OnnxOptions(device, threads);
    }
}
