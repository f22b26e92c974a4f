package io.github.qptv2.data;

import io.github.qptv2.checkpoint.DType;
import io.github.qptv2.device.Device;
import io.github.qptv2.scoring.Normalisation;
import io.github.qptv2.tensor.Tensor;

/** From the bytes of a batch to what a network is given. */
public final class Pixels {

    private static final int BLACK = 0, WHITE = 255;

    private final Normalisation normalisation;
    private final Device device;

    /** For networks on a device that expect RGB. */
    public Pixels(Normalisation normalisation, Device device) {
        this.normalisation = normalisation;
        this.device = device;
    }

    /** Where the results are. */
    public Device device() {
        return device;
    }

    /** Unsigned RGB bytes (B, S, S, 3) as normalised floats (B, 3, S, S). */
    public Tensor of(byte[] rgb, int count, int size) {
        var scale = new float[3];
        var offset = new float[3];
        for (int colour = 0; colour < 3; colour++) {
            offset[colour] = normalisation.of(BLACK, colour);
            scale[colour] = (normalisation.of(WHITE, colour) - offset[colour]) / WHITE;
        }
        return Tensor.of(rgb, count, size, size, 3)
                .to(device)
                .to(DType.F32)
                .mul(Tensor.of(scale, 3).to(device))
                .add(Tensor.of(offset, 3).to(device)) // (B, S, S, 3)
                .permute(0, 3, 1, 2); // (B, 3, S, S)
    }
}
