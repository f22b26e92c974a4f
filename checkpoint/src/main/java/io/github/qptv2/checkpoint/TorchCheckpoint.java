package io.github.qptv2.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.CheckpointFormat.Format;
import io.github.qptv2.checkpoint.WeightSearch.Found;
import io.github.qptv2.checkpoint.pickle.PickleDict;
import io.github.qptv2.checkpoint.pickle.TensorRef;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.HeapBudget;
import io.github.qptv2.checkpoint.storage.MappedFile;

/**
 * The weights in a file written by PyTorch's {@code torch.save}: the zip format of 1.6 and later, or the legacy format.
 *
 * <p>The pickle is read by a restricted unpickler that executes no code and refuses, by name, all classes that tensors
 * and plain containers do not need; see {@code PickleGlobals}. Weights are searched for at the top level and under
 * {@code params_ema, state_dict_ema, model_ema, params, state_dict, model_state_dict, model, module, net}, in this
 * order of preference and up to four levels deep, then under {@code ema, student, teacher, backbone, encoder}, whose
 * names keep the key as a prefix.
 *
 * @param container how the file held its weights
 * @param weights by the network's parameter names, without wrapper prefixes such as {@code module.}
 */
public record TorchCheckpoint(CheckpointFormat container, StateDict weights) {

    /** Reads the weights of {@code path}; other entries, such as an optimizer's state, are ignored. */
    public static TorchCheckpoint read(Path path) throws CheckpointException {
        try (var file = MappedFile.open(path)) {
            return read(file, file.size() >= 4 && file.slice(0, 4).getInt() == FileKind.ZIP);
        }
    }

    static TorchCheckpoint read(MappedFile file, boolean zip) throws CheckpointException {
        var allowance = new HeapBudget(file);
        var strided = new StridedTensor(file, allowance);
        if (zip) {
            var saved = new TorchZip(file, allowance);
            return checkpoint(Format.TORCH_ZIP, found(file, saved.root()), new Blocks(saved, strided));
        }
        var saved = new TorchLegacy(file);
        return checkpoint(Format.TORCH_LEGACY, found(file, saved.root()), new Blocks(saved, strided));
    }

    private static Found found(MappedFile file, Object root) throws CheckpointException {
        if (!(root instanceof PickleDict saved)) {
            throw file.malformed("holds no weights: it is not a mapping of names to tensors; save a state_dict()");
        }
        return WeightSearch.in(saved)
                .orElseThrow(() -> file.malformed("holds no weights: found "
                        + ShortenedList.list(saved.entries().keySet().stream()
                                .map(WeightSearch::label)
                                .toList())
                        + " and no tensors at the top or under "
                        + String.join(", ", WeightSearch.KEYS) + ", " + String.join(", ", WeightSearch.NETWORKS)));
    }

    private static TorchCheckpoint checkpoint(Format format, Found found, Blocks blocks) throws CheckpointException {
        var prefix = WrapperPrefix.sharedBy(found.tensors().keySet());
        var container = new CheckpointFormat(format, found.nesting(), prefix, found.ignored());
        var weights = StateDict.of(blocks.read(found.tensors()));
        return new TorchCheckpoint(container, WrapperPrefix.strip(weights, prefix));
    }

    /** Reads tensors from the storages of a file. */
    private record Blocks(TensorStorages storages, StridedTensor strided) {

        Map<String, Weight> read(Map<String, TensorRef> tensors) throws CheckpointException {
            var weights = new LinkedHashMap<String, Weight>();
            for (var named : tensors.entrySet()) {
                weights.put(named.getKey(), read(named.getKey(), named.getValue()));
            }
            return weights;
        }

        private Weight read(String name, TensorRef tensor) throws CheckpointException {
            var storage = tensor.storage();
            int width = storage.dtype().bytes();
            var block = storages.block(storage);
            var own = block.slice((int) storage.begin() * width, (int) storage.elements() * width);
            return strided.read(name, tensor, own);
        }
    }
}
