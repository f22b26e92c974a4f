package io.github.qptv2.scoring;

import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.Units;
import io.github.qptv2.tensor.Device;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;

/** A model's network together with the way it reads pixels. */
final class Network implements AutoCloseable {

    private final QualityNetwork network;
    private final Device device;
    private final int side;
    private final Tensor scale;
    private final Tensor shift;
    private final boolean reversed;

    private Network(QualityNetwork network, Conventions conventions, Device device) {
        this.network = network;
        this.device = device;
        side = network.encoder().config().imageSize();
        reversed = conventions.channels() == Channels.BGR;
        var scales = new float[3];
        var shifts = new float[3];
        for (int colour = 0; colour < 3; colour++) {
            int channel = reversed ? 2 - colour : colour;
            shifts[channel] = conventions.normalisation().of(0, colour);
            scales[channel] = (conventions.normalisation().of(255, colour) - shifts[channel]) / 255;
        }
        scale = Tensor.of(scales, 1, 3, 1, 1).retain();
        shift = Tensor.of(shifts, 1, 3, 1, 1).retain();
    }

    static Network of(ModelBundle bundle, Device device) {
        var architecture = bundle.architecture();
        if (architecture.frames() > 1) {
            throw new IllegalArgumentException(
                    "a network for clips of %d frames cannot score pictures".formatted(architecture.frames()));
        }
        if (!architecture.hasHead()) {
            throw new IllegalArgumentException("an encoder without a quality head cannot score; fine-tune it first");
        }
        var conventions = bundle.description().conventions();
        try (var scope = Scope.open()) {
            var network = new QualityNetwork(architecture.config(), conventions.epsilon(), conventions.pooling());
            network.load(bundle.weights());
            var whole = new Network(network, conventions, device);
            network.to(device);
            whole.scale.moveTo(device);
            whole.shift.moveTo(device);
            return whole;
        }
    }

    int side() {
        return side;
    }

    /** Raw output for each of B squares, from unsigned RGB bytes (B, S, S, 3). */
    float[] scores(byte[] pixels, int crops) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return network.forward(units(pixels, crops)).toFloatArray();
        }
    }

    /** Raw output for each unit of B squares, (B, N) row by row. */
    float[] unitScores(byte[] pixels, int crops) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            Tensor tokens = network.encoder().forward(units(pixels, crops));
            return network.unitScores(tokens).toFloatArray();
        }
    }

    private Tensor units(byte[] pixels, int crops) {
        Tensor bytes = Tensor.of(pixels, crops, side, side, 3).to(device).permute(0, 3, 1, 2); // (B, 3, S, S)
        Tensor ordered = reversed ? bytes.flip(1) : bytes;
        return Units.of(ordered.mul(scale).add(shift)); // (B, N, 4, 4, 48)
    }

    @Override
    public void close() {
        network.close();
        scale.close();
        shift.close();
    }
}
