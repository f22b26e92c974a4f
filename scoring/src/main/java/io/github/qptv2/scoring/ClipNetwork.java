package io.github.qptv2.scoring;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.model.VideoNetwork;
import io.github.qptv2.tensor.Device;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.QuietBlas;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.ThreadTeam;

/**
 * A network for clips together with the way it reads pixels. One clip is a pass, whose time steps the cores share: the
 * memory is that of one clip, and the result does not depend on the cores.
 */
final class ClipNetwork implements PictureNetwork {

    private final VideoNetwork network;
    private final VideoConfig config;
    private final Device device;
    private final PixelUnits pixels;
    private final ThreadTeam team;

    private ClipNetwork(VideoNetwork network, Conventions conventions, Device device) {
        this.network = network;
        this.device = device;
        config = network.encoder().config();
        pixels = new PixelUnits(conventions, config.image().imageSize(), Inflation.TEMPORAL_PATCH);
        team = ThreadTeam.open();
    }

    static ClipNetwork of(ModelBundle bundle, ScorerOptions options) {
        var architecture = bundle.architecture();
        if (!architecture.hasHead()) {
            throw new IllegalArgumentException("an encoder without a quality head cannot score; fine-tune it first");
        }
        var conventions = bundle.description().conventions();
        var config = new VideoConfig(architecture.config(), architecture.frames());
        try (var scope = Scope.open()) {
            var network = new VideoNetwork(config, conventions.epsilon(), conventions.pooling());
            try {
                network.load(bundle.weights());
                network.to(options.device());
                network.freeze();
                return new ClipNetwork(network, conventions, options.device());
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        }
    }

    /** Frames of a clip. */
    int frames() {
        return config.frames();
    }

    /** Every square as a clip that stands still. */
    @Override
    public float[] scores(Squares squares, BooleanSupplier stop) {
        var scores = new float[squares.count()];
        for (int square = 0; square < scores.length; square++) {
            if (stop.getAsBoolean()) {
                return Arrays.copyOf(scores, square);
            }
            byte[] still = squares.pixels(square);
            scores[square] = score(frame -> still);
        }
        return scores;
    }

    /** @param frames unsigned RGB bytes of each frame's square, (S, S, 3) */
    float score(IntFunction<byte[]> frames) {
        int side = config.image().imageSize();
        var values = new float[config.frames() * 3 * side * side];
        for (int frame = 0; frame < config.frames(); frame++) {
            pixels.lay(frames.apply(frame), values, frame);
        }
        try (var quiet = QuietBlas.open();
                var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            Tensor units = units(values);
            return (device.equals(Device.CPU) ? network.forward(units, team) : network.forward(units)).item();
        }
    }

    private Tensor units(float[] values) {
        long patches = HiVitConfig.UNIT / HiVitConfig.PATCH;
        long patchValues = 3L * Inflation.TEMPORAL_PATCH * HiVitConfig.PATCH * HiVitConfig.PATCH;
        return Tensor.of(values, 1, config.tokens(), patches, patches, patchValues)
                .to(device); // (1, T N, 4, 4, 96)
    }

    @Override
    public void close() {
        team.close();
        network.close();
    }
}
