package io.github.qptv2.train;

import java.util.function.Supplier;

import io.github.qptv2.tensor.Autocast;
import io.github.qptv2.tensor.Device;

/** Numbers that products are computed with. */
public enum Precision {
    /** 32-bit floats. */
    FP32,
    /** bfloat16 in matrix products, 32-bit floats elsewhere. */
    BF16;

    /** Runs something with these numbers in its matrix products. */
    public <R> R in(Device device, Supplier<R> body) {
        if (this == FP32) {
            return body.get();
        }
        try (var cast = Autocast.open(device)) {
            return body.get();
        }
    }
}
