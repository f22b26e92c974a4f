package io.github.qptv2.model;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.tensor.Tensor;

/** Reference values computed with the HiViT authors' code, see golden/README.md. */
final class GoldenTensors {

    private GoldenTensors() {}

    static StateDict read(String file) {
        try {
            return Checkpoint.read(path(file)).weights();
        } catch (CheckpointException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path path(String file) {
        try {
            return Path.of(Objects.requireNonNull(GoldenTensors.class.getResource("/golden/" + file), file)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Tensor tensor(StateDict values, String name) {
        return Tensor.of(values.get(name));
    }
}
