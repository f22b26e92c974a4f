package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.pretrain.PretrainConfig.Optimiser;
import io.github.qptv2.tensor.AdamW;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.Ema;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.TrainingException;

/** The network with the optimiser that moves it and the average that follows it: all of a run that is numbers. */
final class Learner implements AutoCloseable {

    private static final String WEIGHTS = "weights.safetensors";
    private static final String MEANS = "optimizer.safetensors";
    private static final String AVERAGES = "averages.safetensors";

    private final MaskedAutoencoder network;
    private final AdamW optimizer;
    private final Optional<Ema> average;
    private final Optimiser settings;

    private Learner(MaskedAutoencoder network, Optimiser settings) {
        this.network = network;
        this.settings = settings;
        optimizer = new AdamW(
                groups(network.parameters(), settings.weightDecay()),
                new AdamW.Settings(settings.beta1(), settings.beta2(), AdamW.Settings.PRETRAINING.epsilon()));
        average = settings.average() > 0 ? Optional.of(new Ema(network.parameters())) : Optional.empty();
    }

    /** A network with fresh weights, the same for the same seed. */
    static Learner begin(PretrainConfig config, Collective all) {
        try (var scope = Scope.open()) {
            Ops.seed(config.seed());
            var network = new MaskedAutoencoder(config.encoder(), config.fusion(), config.decoder(), config.epsilon());
            network.to(all.device());
            all.broadcast(List.copyOf(network.parameters().values()));
            return new Learner(network, config.optimiser());
        }
    }

    /** Weights that are multiplied decay; what is added or looked up does not (HiViT, after MAE). */
    private static List<AdamW.Group> groups(Map<String, Tensor> parameters, double decay) {
        var decaying = new LinkedHashMap<String, Tensor>();
        var free = new LinkedHashMap<String, Tensor>();
        parameters.forEach((name, tensor) -> (decays(name, tensor) ? decaying : free).put(name, tensor));
        return List.of(new AdamW.Group(decaying, decay, 1), new AdamW.Group(free, 0, 1));
    }

    static boolean decays(String name, Tensor parameter) {
        return parameter.rank() > 1
                && !name.endsWith(".bias")
                && !name.equals("absolute_pos_embed")
                && !name.equals("mask_token")
                && !name.endsWith("relative_position_bias_table");
    }

    MaskedAutoencoder network() {
        return network;
    }

    AdamW optimizer() {
        return optimizer;
    }

    /** Moves the weights by the gradients that are there; their length before clipping. */
    double step(double rate) {
        var gradients = optimizer.gradients();
        double norm = settings.clip() > 0 ? gradients.clip(settings.clip()) : gradients.norm();
        if (Double.isFinite(norm)) {
            optimizer.step(rate);
            average.ifPresent(followed -> followed.update(settings.average()));
        }
        return norm;
    }

    /** The weights to keep: the averages where there are any. */
    StateDict best() {
        return average.map(Ema::state).orElseGet(network::state);
    }

    /** Runs something with the weights to keep in place. */
    <R> R withBest(Supplier<R> body) {
        if (average.isEmpty()) {
            return body.get();
        }
        try (var averaged = average.get().swap()) {
            return body.get();
        }
    }

    void write(Path folder) throws IOException {
        Safetensors.write(folder.resolve(WEIGHTS), network.state());
        Safetensors.write(folder.resolve(MEANS), optimizer.state());
        if (average.isPresent()) {
            Safetensors.write(folder.resolve(AVERAGES), average.get().state());
        }
    }

    void restore(CheckpointFolder checkpoint) throws TrainingException {
        try {
            network.load(Safetensors.read(checkpoint.file(WEIGHTS)));
            optimizer.restore(Safetensors.read(checkpoint.file(MEANS)), Math.toIntExact(checkpoint.step()));
            if (average.isPresent()) {
                average.get().restore(Safetensors.read(checkpoint.file(AVERAGES)));
            }
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new TrainingException(checkpoint.folder() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        average.ifPresent(Ema::close);
        optimizer.close();
        network.close();
    }
}
