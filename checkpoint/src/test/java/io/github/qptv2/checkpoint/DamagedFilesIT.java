package io.github.qptv2.checkpoint;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happened to a file, reading it ends soon, in weights or in an error that names the file. */
@Timeout(300)
class DamagedFilesIT {

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
        Damage.to(name, folder).everyCutIsNoticed(1);
        Damage.to(name, folder).changedBytesNeverEscalate(2000);
    }

    @Test
    void safetensors(@TempDir Path folder) throws CheckpointException {
        var path = folder.resolve("types.safetensors");
        Safetensors.write(path, TorchCheckpoint.read(Golden.torch("types.pth")).weights());
        var damage = new Damage(folder, Golden.bytes(path));
        damage.everyCutIsNoticed(1);
        damage.changedBytesNeverEscalate(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hivit-micro.wrapped.pth", "hivit-micro.legacy.pth", "hivit-micro.safetensors"})
    void wholeNetworks(String name, @TempDir Path folder) {
        var damage = new Damage(folder, Golden.bytes(Golden.path(name)));
        damage.everyCutIsNoticed(1499);
        damage.changedBytesNeverEscalate(200);
    }
}
