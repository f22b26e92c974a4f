package io.github.qptv2.onnx.graph;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.onnx.FloatArray;

/** Reference values computed with the HiViT authors' code, see golden/README.md. */
final class GoldenTensors {

    private GoldenTensors() {}

    static StateDict read(String file) {
        try {
            var resource = Objects.requireNonNull(GoldenTensors.class.getResource("/golden/" + file), file);
            return Checkpoint.read(Path.of(resource.toURI())).weights();
        } catch (CheckpointException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static FloatArray tensor(StateDict values, String name) {
        var weight = values.get(name);
        return new FloatArray(weight.toFloats(), weight.shape());
    }
}
