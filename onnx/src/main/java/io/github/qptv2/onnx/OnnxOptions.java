package io.github.qptv2.onnx;

import io.github.qptv2.device.Device;

/**
 * How a network is run.
 *
 * @param threads of one run on the CPU, at least 1; the calling thread is one of them
 */
public record OnnxOptions(Device device, int threads) {

    /** On the CPU by the calling thread alone: several threads may run the session at once. */
    public static final OnnxOptions SINGLE_THREADED = new OnnxOptions(Device.CPU, 1);

    /** Checks the range. */
    public OnnxOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** The same with another number of threads. */
    public OnnxOptions withThreads(int other) {
        return new OnnxOptions(device, other);
    }
}
