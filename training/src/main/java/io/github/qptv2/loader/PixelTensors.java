package io.github.qptv2.loader;

import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.device.Device;
import io.github.qptv2.scoring.bundle.Normalization;
import io.github.qptv2.tensor.Tensor;

/** Normalizes the pixels of batches as tensors. */
public final class PixelTensors {

    private static final int BLACK = 0, WHITE = 255;

    private final Normalization normalization;
    private final Device device;

    /** For a network on a device. */
    public PixelTensors(Normalization normalization, Device device) {
        this.normalization = normalization;
        this.device = device;
    }

    /** Device of the tensors. */
    public Device device() {
        return device;
    }

    /** Unsigned RGB bytes (B, S, S, 3) as normalized floats (B, 3, S, S). */
    public Tensor of(byte[] rgb, int count, int size) {
        var scale = new float[3];
        var offset = new float[3];
        for (int color = 0; color < 3; color++) {
            offset[color] = normalization.of(BLACK, color);
            scale[color] = (normalization.of(WHITE, color) - offset[color]) / WHITE;
        }
        return Tensor.of(rgb, count, size, size, 3)
                .to(device)
                .to(DType.F32)
                .mul(Tensor.of(scale, 3).to(device))
                .add(Tensor.of(offset, 3).to(device)) // (B, S, S, 3)
                .permute(0, 3, 1, 2); // (B, 3, S, S)
    }
}
