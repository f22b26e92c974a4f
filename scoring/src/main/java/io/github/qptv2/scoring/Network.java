package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.tensor.Device;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.QuietBlas;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.ThreadTeam;

/** A model's network together with the way it reads pixels. */
final class Network implements PictureNetwork {

    private static final float[] NONE = {};
    private static final int PATCH_VALUES = 3 * HiVitConfig.PATCH * HiVitConfig.PATCH;

    private final QualityNetwork network;
    private final Pooling pooling;
    private final Device device;
    private final PixelUnits pixels;
    private final ThreadTeam team;
    private final boolean shared;
    private final int batch;

    private Network(QualityNetwork network, Conventions conventions, ScorerOptions options) {
        this.network = network;
        pooling = conventions.pooling();
        device = options.device();
        batch = options.batch();
        shared = device.equals(Device.CPU);
        pixels = new PixelUnits(conventions, network.encoder().config().imageSize());
        team = ThreadTeam.open();
    }

    static Network of(ModelBundle bundle, ScorerOptions options) {
        if (!bundle.architecture().hasHead()) {
            throw new IllegalArgumentException("an encoder without a quality head cannot score; fine-tune it first");
        }
        return of(bundle, options, network -> network.load(bundle.weights()));
    }

    /** One of which the encoder alone is used. */
    static Network ofEncoder(ModelBundle bundle, ScorerOptions options) {
        var expected = new Architecture(bundle.architecture().config(), 1, false).expected();
        var encoder = bundle.weights().without(name -> !expected.containsKey(name));
        return of(bundle, options, network -> network.encoder().load(encoder));
    }

    private static Network of(ModelBundle bundle, ScorerOptions options, Consumer<QualityNetwork> load) {
        var architecture = bundle.architecture();
        if (architecture.frames() > 1) {
            throw new IllegalArgumentException(
                    "a network for clips of %d frames cannot score pictures".formatted(architecture.frames()));
        }
        var conventions = bundle.description().conventions();
        try (var scope = Scope.open()) {
            var network = new QualityNetwork(architecture.config(), conventions.epsilon(), conventions.pooling());
            try {
                load.accept(network);
                network.to(options.device());
                network.freeze();
                return new Network(network, conventions, options);
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        }
    }

    /** Units of one square. */
    int units() {
        return network.encoder().config().tokens();
    }

    @Override
    public float[] scores(Squares squares, BooleanSupplier stop) {
        UnaryOperator<Tensor> function =
                shared && squares.count() == 1 ? units -> network.forward(units, team) : network::forward;
        return outputs(squares, stop, new Work(pixels, function));
    }

    /**
     * Raw outputs for each square, mean then norm and norm then mean: (squares, 2).
     *
     * @param reading how pixels become inputs, in place of the model's own way
     */
    float[] pooledScores(Squares squares, PixelUnits reading, BooleanSupplier stop) {
        UnaryOperator<Tensor> encode = shared && squares.count() == 1
                ? units -> network.encoder().forward(units, team)
                : units -> network.encoder().forward(units);
        return outputs(squares, stop, new Work(reading, units -> pooled(encode.apply(units))));
    }

    private Tensor pooled(Tensor tokens) {
        return Tensor.cat(
                1,
                network.scores(tokens, Pooling.MEAN_THEN_NORM).unsqueeze(1),
                network.scores(tokens, Pooling.NORM_THEN_MEAN).unsqueeze(1)); // (B, 2)
    }

    /** The encoder's vector of each square, C numbers a square; otherwise as {@link #scores}. */
    float[] vectors(Squares squares) {
        return outputs(
                squares,
                () -> false,
                new Work(pixels, units -> network.pool(network.encoder().forward(units), pooling)));
    }

    /** Channels of a vector. */
    int width() {
        return network.encoder().config().width();
    }

    /** Raw output for each unit of each square, N a square; otherwise as {@link #scores}. */
    float[] unitScores(Squares squares, BooleanSupplier stop) {
        return outputs(
                squares,
                stop,
                new Work(pixels, units -> network.unitScores(network.encoder().forward(units))));
    }

    /** What is done with some squares: read, then run. */
    private record Work(PixelUnits reading, UnaryOperator<Tensor> function) {}

    /** On the processor every core takes a square at a time; elsewhere a batch of them is one pass. */
    private float[] outputs(Squares squares, BooleanSupplier stop, Work work) {
        int step = shared ? 1 : batch;
        var passes = new ArrayList<Supplier<float[]>>();
        for (int from = 0; from < squares.count(); from += step) {
            int first = from, last = Math.min(from + step, squares.count());
            passes.add(() -> stop.getAsBoolean() ? NONE : apply(squares, first, last, work));
        }
        try (var quiet = QuietBlas.open()) {
            return joined(
                    shared && passes.size() > 1
                            ? team.run(passes.stream()
                                    .<Callable<float[]>>map(pass -> pass::get)
                                    .toList())
                            : passes.stream().map(Supplier::get).toList());
        }
    }

    private float[] apply(Squares squares, int first, int last, Work work) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return work.function()
                    .apply(units(squares, first, last, work.reading()))
                    .toFloatArray();
        }
    }

    /** Results of the passes before the first that was not made. */
    private static float[] joined(List<float[]> passes) {
        var made = passes.stream().takeWhile(pass -> pass.length > 0).toList();
        var whole = new float[made.stream().mapToInt(pass -> pass.length).sum()];
        int at = 0;
        for (float[] pass : made) {
            System.arraycopy(pass, 0, whole, at, pass.length);
            at += pass.length;
        }
        return whole;
    }

    private Tensor units(Squares squares, int first, int last, PixelUnits reading) {
        var config = network.encoder().config();
        var values = new float[(last - first) * 3 * config.imageSize() * config.imageSize()];
        for (int square = first; square < last; square++) {
            reading.lay(squares.pixels(square), values, square - first);
        }
        long patches = HiVitConfig.UNIT / HiVitConfig.PATCH;
        return Tensor.of(values, last - first, config.tokens(), patches, patches, PATCH_VALUES)
                .to(device); // (B, N, 4, 4, 48)
    }

    @Override
    public void close() {
        team.close();
        network.close();
    }
}
