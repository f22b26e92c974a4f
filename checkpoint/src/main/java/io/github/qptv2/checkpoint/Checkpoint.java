package io.github.qptv2.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.CheckpointFormat.Format;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.MappedFile;

/**
 * Weights read from a file of any supported format, with a description of that format.
 *
 * <pre>{@code
 * Checkpoint checkpoint = Checkpoint.read(Path.of("iqa.pth"));
 * System.out.println(checkpoint.container().describe() + ": " + checkpoint.weights().elements());
 * }</pre>
 *
 * @param weights by the network's parameter names, without wrapper prefixes such as {@code module.}
 */
public record Checkpoint(Path file, CheckpointFormat container, StateDict weights) {

    /**
     * Reads safetensors, PyTorch zip and PyTorch legacy files; the content decides which, not the file's name.
     *
     * @throws CheckpointException naming the file and, if its format is another known one, that format
     */
    public static Checkpoint read(Path path) throws CheckpointException {
        try (var file = MappedFile.open(path)) {
            return switch (FileKind.of(file)) {
                case TORCH_ZIP -> torch(file, true);
                case TORCH_LEGACY -> torch(file, false);
                case SAFETENSORS -> safetensors(path);
            };
        }
    }

    private static Checkpoint torch(MappedFile file, boolean zip) throws CheckpointException {
        var saved = TorchCheckpoint.read(file, zip);
        return new Checkpoint(file.path(), saved.container(), saved.weights());
    }

    private static Checkpoint safetensors(Path path) throws CheckpointException {
        var weights = Safetensors.read(path);
        var prefix = WrapperPrefix.sharedBy(weights.names());
        var container = new CheckpointFormat(Format.SAFETENSORS, List.of(), prefix, List.of());
        return new Checkpoint(path, container, WrapperPrefix.strip(weights, prefix));
    }

    /**
     * The weights whose names begin with {@code prefix}, without it. The others join the ignored entries.
     *
     * @throws IllegalArgumentException if no name begins with it
     */
    public Checkpoint under(String prefix) {
        var others = weights.names().stream()
                .filter(name -> !name.startsWith(prefix))
                .toList();
        if (others.size() == weights.size()) {
            throw new IllegalArgumentException("no tensor has a name that begins with %s, got %s"
                    .formatted(prefix, ShortenedList.list(List.copyOf(weights.names()))));
        }
        var selected = WrapperPrefix.strip(weights.without(name -> !name.startsWith(prefix)), prefix);
        return new Checkpoint(file, container.under(prefix, others), selected);
    }

    /**
     * Checks that all weights are finite.
     *
     * @throws CheckpointException naming the first tensor that holds NaN or an infinite value
     */
    public void requireFinite() throws CheckpointException {
        for (var named : weights.weights().entrySet()) {
            var index = named.getValue().firstNonFinite();
            if (index.isPresent()) {
                throw new CheckpointException(
                        file,
                        "tensor " + named.getKey() + " holds NaN or infinity at element " + index.getAsInt()
                                + "; the training diverged or the file is corrupt");
            }
        }
    }

    /**
     * Checks that names and shapes are exactly those of a model.
     *
     * @param expected the shape of each tensor of the model by name
     * @throws CheckpointException listing every difference
     */
    public void requireFit(Map<String, long[]> expected) throws CheckpointException {
        var fit = StateDictDiff.of(expected, weights);
        if (!fit.isExact()) {
            throw new CheckpointException(file, fit.message());
        }
    }
}
