package io.github.qptv2.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.pickle.PickleDict;
import io.github.qptv2.checkpoint.pickle.PickleInput;
import io.github.qptv2.checkpoint.pickle.PickleList;
import io.github.qptv2.checkpoint.pickle.StorageRef;
import io.github.qptv2.checkpoint.pickle.Unpickler;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.MappedFile;
import io.github.qptv2.checkpoint.storage.Shape;

/**
 * PyTorch's format before 1.6: five pickles (magic number, protocol version, properties of the writing machine, the
 * saved object, the keys of its storages), then each storage in the order of the keys as its length in elements and its
 * bytes.
 */
final class TorchLegacy implements TensorStorages {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long VERSION = 1001;

    private final MappedFile file;
    private final Object root;
    private final Map<String, ByteBuffer> blocks = new HashMap<>();

    TorchLegacy(MappedFile file) throws CheckpointException {
        this.file = file;
        var in = new PickleInput(file.path(), file.slice(0, Math.min(file.size(), PickleInput.MAX_BYTES)));
        readPreamble(in);
        var unpickler = new Unpickler(in);
        this.root = unpickler.load();
        readBlocks(new Unpickler(in).load(), unpickler.storages(), in);
    }

    /** The saved object, as the unpickler returns it. */
    Object root() {
        return root;
    }

    @Override
    public ByteBuffer block(StorageRef storage) throws CheckpointException {
        var block = blocks.get(storage.key());
        long declared = storage.blockBytes();
        if (block == null || declared < 0 || declared > block.remaining()) {
            throw file.malformed(
                    "storage " + storage.key() + " is missing or shorter than declared; the file is corrupt");
        }
        return block;
    }

    private void readPreamble(PickleInput in) throws CheckpointException {
        if (!new Unpickler(in).load().equals(MAGIC)) {
            throw file.malformed(
                    "is a Python pickle but not a PyTorch checkpoint; save a state_dict() with torch.save");
        }
        if (!new Unpickler(in).load().equals(VERSION)) {
            throw file.malformed(
                    "was written in an unknown version of PyTorch's legacy format; only " + VERSION + " is known");
        }
        if (!(new Unpickler(in).load() instanceof PickleDict system)
                || !Boolean.TRUE.equals(system.entries().get("little_endian"))) {
            throw file.malformed("was not written on a little-endian machine; only little-endian files are supported");
        }
    }

    private void readBlocks(Object keys, Map<String, StorageRef> declared, PickleInput in) throws CheckpointException {
        if (!(keys instanceof PickleList list)) {
            throw file.malformed("lacks the list of its storages; the file is corrupt");
        }
        long at = in.position();
        for (var key : list.items()) {
            var storage = declared.get(key);
            if (storage == null) {
                throw file.malformed("lists a storage that no tensor uses; the file is corrupt");
            }
            requireLeft(storage, at, Long.BYTES);
            long elements = file.slice(at, Long.BYTES).getLong();
            long bytes = Shape.bytes(storage.dtype(), elements)
                    .orElseThrow(() -> file.malformed("storage " + storage.key() + " has " + elements
                            + " elements, which is impossible; the file is corrupt"));
            at += Long.BYTES;
            requireLeft(storage, at, bytes);
            blocks.put(storage.key(), file.slice(at, bytes));
            at += bytes;
        }
    }

    private void requireLeft(StorageRef storage, long at, long bytes) throws CheckpointException {
        if (bytes > file.size() - at) {
            throw file.malformed("is truncated: storage %s needs %d bytes, and %d are there; copy or download it again"
                    .formatted(storage.key(), bytes, file.size() - at));
        }
    }
}
