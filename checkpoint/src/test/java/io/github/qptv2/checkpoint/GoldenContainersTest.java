package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.CheckpointFormat.Format;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The same weights in six file formats are read as equal. */
class GoldenContainersTest {

    private final StateDict reference = read("hivit-micro.safetensors");

    @Test
    void safetensorsHoldTheNetworkOfTheReadme() {
        assertThat(reference.size()).isEqualTo(68);
        assertThat(reference.elements()).isEqualTo(35_901); // a 16 x 16 index among them
        assertThat(reference.get("patch_embed.proj.weight").shape()).containsExactly(8, 3, 4, 4);
        assertThat(reference.get("relative_position_index").dtype()).isEqualTo(DType.I64);
    }

    @ParameterizedTest
    @CsvSource({"hivit-micro.pth", "hivit-micro.legacy.pth", "hivit-micro.wrapped.pth"})
    void fp32ContainersHoldTheSameBytes(String name) {
        var weights = read(name);
        assertThat(weights.names()).containsExactlyElementsOf(reference.names());
        weights.weights().forEach((key, weight) -> {
            assertThat(weight.shape()).as(key).isEqualTo(reference.get(key).shape());
            assertThat(weight.dtype()).as(key).isEqualTo(reference.get(key).dtype());
            assertThat(weight.data()).as(key).isEqualTo(reference.get(key).data());
        });
    }

    @ParameterizedTest
    @CsvSource({"hivit-micro.fp16.pth,F16", "hivit-micro.bf16.pth,BF16"})
    void halfPrecisionContainersHoldTheRoundedValues(String name, DType dtype) {
        var weights = read(name);
        assertThat(weights.names()).containsExactlyElementsOf(reference.names());
        weights.weights().forEach((key, weight) -> {
            var expected = reference.get(key);
            var rounded = expected.dtype() == DType.F32 ? expected.to(dtype) : expected;
            assertThat(weight.dtype()).as(key).isEqualTo(rounded.dtype());
            assertThat(weight.data()).as(key).isEqualTo(rounded.data());
        });
    }

    @Test
    void theContainerIsDescribed() throws IOException {
        assertThat(Checkpoint.read(GoldenFiles.path("hivit-micro.wrapped.pth")).container())
                .isEqualTo(new CheckpointFormat(
                        Format.TORCH_ZIP, List.of("state_dict"), "module.", List.of("epoch", "optimizer")));
        assertThat(Checkpoint.read(GoldenFiles.path("hivit-micro.legacy.pth")).container())
                .isEqualTo(new CheckpointFormat(Format.TORCH_LEGACY, List.of("params"), "", List.of()));
        assertThat(Checkpoint.read(GoldenFiles.path("hivit-micro.fp16.pth"))
                        .container()
                        .nesting())
                .containsExactly("model");
        assertThat(Checkpoint.read(GoldenFiles.path("hivit-micro.safetensors")).container())
                .isEqualTo(new CheckpointFormat(Format.SAFETENSORS, List.of(), "", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"hivit-micro.safetensors", "hivit-micro-mae-rpe.safetensors", "hivit-micro.outputs.safetensors"})
    void rewritingGivesTheSameFile(String name, @TempDir Path folder) throws IOException {
        var copy = folder.resolve("copy.safetensors");
        Safetensors.write(copy, Safetensors.read(GoldenFiles.path(name)));
        assertThat(GoldenFiles.bytes(copy)).isEqualTo(GoldenFiles.bytes(GoldenFiles.path(name)));
    }

    private static StateDict read(String name) {
        try {
            return Checkpoint.read(GoldenFiles.path(name)).weights();
        } catch (CheckpointException e) {
            throw new AssertionError(e);
        }
    }
}
