package io.github.qptv2.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.pickle.PickleInput;
import io.github.qptv2.checkpoint.pickle.Unpickler;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.HeapBudget;
import io.github.qptv2.checkpoint.storage.MappedFile;
import io.github.qptv2.checkpoint.storage.ZipArchive;
import io.github.qptv2.scoring.bundle.BundleMetadata;

/** Checkpoints: pickles, zip containers, PyTorch files of both formats, safetensors, a bundle's metadata. */
final class CheckpointTargets {

    private CheckpointTargets() {}

    /** The unpickled object. */
    static Object pickle(byte[] input) throws CheckpointException {
        return new Unpickler(new PickleInput(Path.of("x.pkl"), ByteBuffer.wrap(input))).load();
    }

    /** The names of the entries, after each has been read. */
    static Set<String> zip(byte[] input) throws IOException {
        try (var file = MappedFile.open(InputFile.of(input, "x.zip"))) {
            var archive = new ZipArchive(file, new HeapBudget(file));
            for (String name : archive.names()) {
                archive.read(name);
            }
            return new TreeSet<>(archive.names());
        }
    }

    /** The names of the weights of a file of any format, after all numbers have been read. */
    static Set<String> checkpoint(byte[] input) throws IOException {
        StateDict weights = Checkpoint.read(InputFile.of(input, "x.pth")).weights();
        weights.weights().values().forEach(Weight::firstNonFinite);
        return new TreeSet<>(weights.names());
    }

    /** The description of a bundle in a safetensors file with this header and one tensor of four numbers. */
    static Object bundle(byte[] header) throws IOException {
        byte[] file = ByteBuffer.allocate(8 + header.length + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
        Checkpoint checkpoint = Checkpoint.read(InputFile.of(file, "x.safetensors"));
        return BundleMetadata.describe(checkpoint);
    }
}
