package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;
import java.util.List;

import io.github.qptv2.checkpoint.pickle.PickleInput;
import io.github.qptv2.checkpoint.pickle.StorageRef;
import io.github.qptv2.checkpoint.pickle.Unpickler;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.HeapBudget;
import io.github.qptv2.checkpoint.storage.MappedFile;
import io.github.qptv2.checkpoint.storage.ZipArchive;

/**
 * PyTorch's zip format (1.6 and later): {@code NAME/data.pkl} describes the tensors, {@code NAME/data/KEY} hold their
 * storages; NAME is arbitrary.
 */
final class TorchZip implements TensorStorages {

    private static final String PICKLE = "data.pkl";
    private static final String SAVE = "save its state_dict() with torch.save and use that";
    private static final List<String> WEIGHTS = List.of(".pth", ".pt", ".ckpt", ".bin", ".safetensors");

    private final MappedFile file;
    private final ZipArchive archive;
    private final String folder;

    TorchZip(MappedFile file, HeapBudget allowance) throws CheckpointException {
        this.file = file;
        this.archive = new ZipArchive(file, allowance);
        this.folder = folder();
        refuseOthers();
    }

    /** The saved object, as the unpickler returns it. */
    Object root() throws CheckpointException {
        var pickle = archive.read(folder + PICKLE);
        if (pickle.remaining() > PickleInput.MAX_BYTES) {
            throw file.malformed("its pickle is " + pickle.remaining() + " bytes long, more than "
                    + PickleInput.MAX_BYTES + "; refused");
        }
        return new Unpickler(new PickleInput(file.path(), pickle)).load();
    }

    @Override
    public ByteBuffer block(StorageRef storage) throws CheckpointException {
        var block = archive.read(folder + "data/" + storage.key());
        long declared = storage.blockBytes();
        if (declared < 0 || declared > block.remaining()) {
            throw file.malformed("storage " + storage.key() + " has " + block.remaining() + " bytes, but "
                    + storage.blockElements() + " elements of " + storage.dtype() + " are declared");
        }
        return block;
    }

    private String folder() throws CheckpointException {
        var pickles = archive.names().stream()
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.isEmpty()) {
            refuseArchive();
        }
        if (pickles.size() != 1) {
            throw file.malformed("not a checkpoint: it is a zip archive with " + pickles.size() + " entries named "
                    + PICKLE + " where PyTorch writes one; it holds "
                    + ShortenedList.list(List.copyOf(archive.names())));
        }
        var pickle = pickles.get(0);
        return pickle.substring(0, pickle.length() - PICKLE.length());
    }

    /** Archives of other programs, and weights that were compressed for a download. */
    private void refuseArchive() throws CheckpointException {
        for (var name : archive.names()) {
            var last = name.substring(name.lastIndexOf('/') + 1);
            if (last.equals("serialized_exported_program.json") || last.equals("archive_format")) {
                throw file.malformed("not a checkpoint: it is a program of torch.export; " + SAVE);
            }
            if (last.equals("model.json") && name.indexOf('/') == name.lastIndexOf('/')) {
                throw file.malformed("not a checkpoint: it is a TorchScript program of PyTorch before 1.4; " + SAVE);
            }
            if (WEIGHTS.stream().anyMatch(last::endsWith)) {
                throw file.malformed("not a checkpoint: it is a zip archive with " + name + " in it; unpack it first");
            }
        }
    }

    private void refuseOthers() throws CheckpointException {
        if (archive.names().stream().anyMatch(name -> name.startsWith(folder + "code/"))) {
            throw file.malformed("not a checkpoint: it is a TorchScript program; " + SAVE);
        }
        var order = folder + "byteorder";
        if (archive.names().contains(order)) {
            var named = ZipArchive.text(archive.read(order)).strip();
            if (!named.equals("little")) {
                throw file.malformed("was written in byte order " + named + "; only little-endian files are supported");
            }
        }
    }
}
