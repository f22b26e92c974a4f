package io.github.qptv2.pretrain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.nn.Module;
import io.github.qptv2.train.TrainingException;

/** Loads the initial weights that {@code init} names. */
final class PretrainInitialWeights {

    /** EMA weights come first. */
    private static final List<String> IN_CHECKPOINTS = List.of("averages.safetensors", "weights.safetensors");

    private PretrainInitialWeights() {}

    /**
     * Copies the tensors of a file into the parameters of the same names. Other parameters keep their values; tensors
     * of other names are ignored.
     *
     * @param from a checkpoint, of which the EMA weights are used where it has them, or a file of weights
     * @throws TrainingException if it cannot be read, has other shapes, or none of the network's weights
     */
    static void load(Path from, Module network) throws TrainingException {
        Path file = file(from);
        StateDict given;
        try {
            given = Safetensors.read(file);
        } catch (CheckpointException e) {
            throw new TrainingException("init: " + e.getMessage(), e);
        }
        var all = new LinkedHashMap<String, Weight>();
        int taken = 0;
        for (var own : network.state().weights().entrySet()) {
            Weight other = given.find(own.getKey()).orElse(own.getValue());
            if (!Arrays.equals(other.shape(), own.getValue().shape())) {
                throw new TrainingException("init: %s must have %s of shape %s, got %s"
                        .formatted(
                                file,
                                own.getKey(),
                                Arrays.toString(own.getValue().shape()),
                                Arrays.toString(other.shape())));
            }
            taken += given.contains(own.getKey()) ? 1 : 0;
            all.put(own.getKey(), other);
        }
        if (taken == 0) {
            throw new TrainingException("init: " + file + " must hold weights of this network, got none of them");
        }
        network.load(StateDict.of(all));
    }

    private static Path file(Path from) throws TrainingException {
        if (!Files.isDirectory(from)) {
            return from;
        }
        return IN_CHECKPOINTS.stream()
                .map(from::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new TrainingException(
                        "init: " + from + " must be a checkpoint or a file of weights, got a folder without any"));
    }
}
