package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

import io.github.qptv2.model.HiVitConfig;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.tensor.Device;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.QuietBlas;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.ThreadTeam;

/** A model's network together with the way it reads pixels. */
final class Network implements AutoCloseable {

    private static final int PATCH_VALUES = 3 * HiVitConfig.PATCH * HiVitConfig.PATCH;

    private final QualityNetwork network;
    private final Device device;
    private final PixelUnits pixels;
    private final ThreadTeam team;

    private Network(QualityNetwork network, Conventions conventions, Device device) {
        this.network = network;
        this.device = device;
        pixels = new PixelUnits(conventions, network.encoder().config().imageSize());
        team = ThreadTeam.open();
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
            try {
                network.load(bundle.weights());
                network.to(device);
                network.freeze();
                return new Network(network, conventions, device);
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        }
    }

    /** Raw output for each of B squares, from unsigned RGB bytes (B, S, S, 3). */
    float[] scores(byte[] pixels, int crops) {
        return inSlices(pixels, crops, units -> network.forward(units));
    }

    /** Raw output for each unit of B squares, (B, N) row by row. */
    float[] unitScores(byte[] pixels, int crops) {
        return inSlices(
                pixels, crops, units -> network.unitScores(network.encoder().forward(units)));
    }

    /** On the processor every core takes a share of the squares; a single square is shared inside the operations. */
    private float[] inSlices(byte[] pixels, int crops, UnaryOperator<Tensor> function) {
        int slices = device.equals(Device.CPU) ? Math.min(team.size(), crops) : 1;
        int bytes = pixels.length / crops;
        try (var quiet = QuietBlas.open()) {
            if (slices == 1) {
                return apply(pixels, crops, function);
            }
            var pieces = new ArrayList<Callable<float[]>>(slices);
            for (int slice = 0; slice < slices; slice++) {
                int first = slice * crops / slices, last = (slice + 1) * crops / slices;
                byte[] part = Arrays.copyOfRange(pixels, first * bytes, last * bytes);
                pieces.add(() -> apply(part, last - first, function));
            }
            return joined(team.run(pieces));
        }
    }

    private float[] apply(byte[] pixels, int crops, UnaryOperator<Tensor> function) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return function.apply(units(pixels, crops)).toFloatArray();
        }
    }

    private static float[] joined(List<float[]> parts) {
        var whole = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private Tensor units(byte[] squares, int crops) {
        var config = network.encoder().config();
        long patches = HiVitConfig.UNIT / HiVitConfig.PATCH;
        return Tensor.of(pixels.of(squares), crops, config.tokens(), patches, patches, PATCH_VALUES)
                .to(device); // (B, N, 4, 4, 48)
    }

    @Override
    public void close() {
        team.close();
        network.close();
    }
}
