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

/** Weights that a run begins with in the place of fresh ones: {@code init}. */
final class PretrainInitialWeights {

    /** The weights to keep come first. */
    private static final List<String> IN_CHECKPOINTS = List.of("averages.safetensors", "weights.safetensors");

    private PretrainInitialWeights() {}

    /**
     * Copies what a file holds into the parameters of the same name; other parameters stay as they are, and what the
     * network does not have is left out.
     *
     * @param from a checkpoint, whose averaged weights are taken where it has them, or a file of weights
     * @throws TrainingException if it cannot be read, holds other shapes, or none of the network's weights
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
