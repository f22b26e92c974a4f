package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/** Mutable training state: the network, the optimizer (AdamW) and the exponential moving average of the weights. */
public final class TrainState implements AutoCloseable {

    private static final String WEIGHTS = "weights.safetensors";
    private static final String MEANS = "optimizer.safetensors";
    private static final String EMA_FILE = "averages.safetensors";

    private final Module network;
    private final AdamW optimizer;
    private final @Nullable Ema ema;
    private final OptimizerConfig settings;
    private Gradients gradients;

    /**
     * Starts the optimizer's state at 0 and the EMA at the network's weights.
     *
     * @param network closed by {@link #close}
     * @param groups parameter groups that cover all its parameters, from {@link #groups}
     */
    public TrainState(Module network, List<AdamW.Group> groups, OptimizerConfig settings) {
        this.network = network;
        this.settings = settings;
        optimizer = new AdamW(groups, settings.settings());
        ema = settings.emaDecay() > 0 ? new Ema(network.parameters()) : null;
        gradients = optimizer.gradients();
    }

    /**
     * Parameter groups with and without weight decay: matrices decay; vectors, position embeddings, bias tables and the
     * mask token do not (HiViT, after MAE).
     *
     * @param rateScale factor of the learning rate
     */
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

    /** Trains only the parameters of these names and freezes the others, which get no gradient. */
    public void trainOnly(Predicate<String> names) {
        var chosen = new LinkedHashMap<>(network.parameters());
        chosen.keySet().removeIf(names.negate());
        gradients = new Gradients(chosen);
    }

    /** Trains all parameters, with an optimizer state that starts at 0. */
    public void trainAll() {
        optimizer.restart();
        gradients = optimizer.gradients();
    }

    /** Gradients of the parameters that are trained. */
    Gradients gradients() {
        return gradients;
    }

    /** Clips the gradients to {@code optimizer.clip-grad}; their Euclidean norm before clipping. */
    double clipGradients() {
        return settings.clipGrad() > 0 ? gradients.clip(settings.clipGrad()) : gradients.norm();
    }

    /** Updates the weights by their gradients. */
    void optimizerStep(double learningRate) {
        optimizer.step(learningRate);
    }

    /** Updates the EMA, if it is on. */
    void updateEma() {
        if (ema != null) {
            ema.update(settings.emaDecay());
        }
    }

    /** The EMA weights; the network's weights if EMA is off. */
    public StateDict emaWeights() {
        return ema == null ? network.state() : ema.state();
    }

    /** Runs {@code body} with the EMA weights swapped in, if EMA is on. */
    public <R> R withEma(Supplier<R> body) {
        if (ema == null) {
            return body.get();
        }
        try (var swapped = ema.swap()) {
            return body.get();
        }
    }

    void write(Path folder) throws IOException {
        Safetensors.write(folder.resolve(WEIGHTS), network.state());
        Safetensors.write(folder.resolve(MEANS), optimizer.state());
        if (ema != null) {
            Safetensors.write(folder.resolve(EMA_FILE), ema.state());
        }
    }

    /**
     * Reads the tensors of a checkpoint.
     *
     * @param steps of the optimizer since its state was last reset
     */
    void restore(CheckpointFolder checkpoint, long steps) throws TrainingException {
        try {
            network.load(Safetensors.read(checkpoint.file(WEIGHTS)));
            optimizer.restore(Safetensors.read(checkpoint.file(MEANS)), Math.toIntExact(steps));
            if (ema != null) {
                ema.restore(Safetensors.read(checkpoint.file(EMA_FILE)));
            }
        } catch (CheckpointException | IllegalArgumentException e) {
            throw new TrainingException(checkpoint.folder() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (ema != null) {
            ema.close();
        }
        optimizer.close();
        network.close();
    }
}
