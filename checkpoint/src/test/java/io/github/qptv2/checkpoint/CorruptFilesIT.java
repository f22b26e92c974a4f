package io.github.qptv2.checkpoint;

import java.nio.file.Path;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a corrupt file ends soon, with weights or an error that names the file. */
@Timeout(300)
class CorruptFilesIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol4.pth",
                "protocol5.legacy.pth",
                "views.legacy.pth",
                "training.legacy.pth",
                "deflated.pth"
            })
    void smallTorchFiles(String name, @TempDir Path folder) {
        CorruptFiles.to(name, folder).everyTruncationIsDetected(1);
        CorruptFiles.to(name, folder).changedBytesGiveWeightsOrACheckpointException(2000);
    }

    @Test
    void safetensors(@TempDir Path folder) throws CheckpointException {
        var path = folder.resolve("types.safetensors");
        Safetensors.write(
                path, TorchCheckpoint.read(GoldenFiles.torch("types.pth")).weights());
        var corruption = new CorruptFiles(folder, GoldenFiles.bytes(path));
        corruption.everyTruncationIsDetected(1);
        corruption.changedBytesGiveWeightsOrACheckpointException(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hivit-micro.wrapped.pth", "hivit-micro.legacy.pth", "hivit-micro.safetensors"})
    void wholeNetworks(String name, @TempDir Path folder) {
        var corruption = new CorruptFiles(folder, GoldenFiles.bytes(GoldenFiles.path(name)));
        corruption.everyTruncationIsDetected(1499);
        corruption.changedBytesGiveWeightsOrACheckpointException(200);
    }
}
