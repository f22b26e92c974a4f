package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.AdamW;
import io.github.qptv2.tensor.optim.Ema;
import io.github.qptv2.tensor.optim.Gradients;

/** A network with the optimizer that moves it and the average that follows it: all of a run that is numbers. */
public final class TrainState implements AutoCloseable {

    private static final String WEIGHTS = "weights.safetensors";
    private static final String MEANS = "optimizer.safetensors";
    private static final String EMA_FILE = "averages.safetensors";

    private final Module network;
    private final AdamW optimizer;
    private final Optional<Ema> ema;
    private final OptimizerConfig settings;
    private Gradients moving;

    /**
     * Trains a network, which it closes in the end.
     *
     * @param groups all of its parameters, as {@link #groups} gives them
     */
    public TrainState(Module network, List<AdamW.Group> groups, OptimizerConfig settings) {
        this.network = network;
        this.settings = settings;
        optimizer = new AdamW(groups, settings.settings());
        ema = settings.emaDecay() > 0 ? Optional.of(new Ema(network.parameters())) : Optional.empty();
        moving = optimizer.gradients();
    }

    /** Weights that are multiplied decay; what is added or looked up does not (HiViT, after MAE). */
    public static List<AdamW.Group> groups(Map<String, Tensor> parameters, double decay, double rateScale) {
        var decaying = new LinkedHashMap<String, Tensor>();
        var free = new LinkedHashMap<String, Tensor>();
        parameters.forEach((name, tensor) -> (decays(name, tensor) ? decaying : free).put(name, tensor));
        return List.of(new AdamW.Group(decaying, decay, rateScale), new AdamW.Group(free, 0, rateScale));
    }

    private static boolean decays(String name, Tensor parameter) {
        return parameter.rank() > 1
                && !name.endsWith(".bias")
                && !name.equals("absolute_pos_embed")
                && !name.equals("mask_token")
                && !name.endsWith("relative_position_bias_table");
    }

    /** Moves these alone from now on: no gradient is to reach the others. */
    public void moveOnly(Predicate<String> names) {
        var chosen = new LinkedHashMap<>(network.parameters());
        chosen.keySet().removeIf(names.negate());
        moving = new Gradients(chosen);
    }

    /** Moves all parameters from now on, as if none had been moved before. */
    public void moveAll() {
        optimizer.restart();
        moving = optimizer.gradients();
    }

    /** Gradients of the parameters that are moved. */
    Gradients moving() {
        return moving;
    }

    /** Moves the weights by the gradients that are there; their length before clipping. */
    double step(double rate) {
        double norm = settings.clipGrad() > 0 ? moving.clip(settings.clipGrad()) : moving.norm();
        if (Double.isFinite(norm)) {
            optimizer.step(rate);
            ema.ifPresent(followed -> followed.update(settings.emaDecay()));
        }
        return norm;
    }

    /** The weights to keep: the averages where there are any. */
    public StateDict best() {
        return ema.map(Ema::state).orElseGet(network::state);
    }

    /** Runs something with the weights to keep in place. */
    public <R> R withBest(Supplier<R> body) {
        if (ema.isEmpty()) {
            return body.get();
        }
        try (var emaWeights = ema.get().swap()) {
            return body.get();
        }
    }

    void write(Path folder) throws IOException {
        Safetensors.write(folder.resolve(WEIGHTS), network.state());
        Safetensors.write(folder.resolve(MEANS), optimizer.state());
        if (ema.isPresent()) {
            Safetensors.write(folder.resolve(EMA_FILE), ema.get().state());
        }
    }

    /**
     * Takes the numbers of a checkpoint over.
     *
     * @param steps that the optimizer had made since it last began
     */
    void restore(CheckpointFolder checkpoint, long steps) throws TrainingException {
        try {
            network.load(Safetensors.read(checkpoint.file(WEIGHTS)));
            optimizer.restore(Safetensors.read(checkpoint.file(MEANS)), Math.toIntExact(steps));
            if (ema.isPresent()) {
                ema.get().restore(Safetensors.read(checkpoint.file(EMA_FILE)));
            }
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new TrainingException(checkpoint.folder() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        ema.ifPresent(Ema::close);
        optimizer.close();
        network.close();
    }
}
