package io.github.qptv2.train;

import java.util.function.Supplier;

import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Autocast;

/** Numbers that products are computed with. */
public enum Precision {
    /** {@link #BF16} on a graphics card; {@link #FP32} on a processor, where bfloat16 measured slower. */
    AUTO,
    /** 32-bit floats. */
    FP32,
    /** bfloat16 in matrix products, 32-bit floats elsewhere. */
    BF16;

    /** Runs something with these numbers in its matrix products. */
    public <R> R in(Device device, Supplier<R> body) {
        if (!isMixed(device)) {
            return body.get();
        }
        try (var cast = Autocast.open(device)) {
            return body.get();
        }
    }

    /** Whether matrix products on a device are bfloat16. */
    boolean isMixed(Device device) {
        return this == BF16 || (this == AUTO && !device.equals(Device.CPU));
    }
}
