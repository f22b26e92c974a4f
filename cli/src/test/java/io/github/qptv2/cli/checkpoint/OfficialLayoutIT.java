package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.FullSizeModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A full-size file with the layout of the published checkpoints. */
class OfficialLayoutIT {

    @TempDir
    private Path folder;

    @Test
    void theOfficialLayoutIsHivitTiny() throws IOException {
        var run = Cli.run("inspect", FullSizeModel.write(folder.resolve("iqa.safetensors")), "--format", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"tensors\":172,\"elements\":18859789")
                .contains("\"architecture\":{\"name\":\"hivit-tiny\",\"width\":384,\"depths\":[1,1,10],\"heads\":6,"
                        + "\"input\":224,\"frames\":1,\"relativeBias\":true,\"head\":true}")
                .contains("\"missing\":[],\"unexpected\":[],\"misshapen\":[],\"nonFinite\":[]")
                .contains("\"source\":\"defaults\",\"name\":\"iqa\",\"task\":\"iqa\"");
    }
}
