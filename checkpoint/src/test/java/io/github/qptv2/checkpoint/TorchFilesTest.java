package io.github.qptv2.checkpoint;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of PyTorch beyond the reference checkpoints; their README shows how they were made. */
class TorchFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"views.pth", "views.legacy.pth"})
    void viewsAreReadAsContiguousTensors(String name) throws CheckpointException {
        var weights = TorchCheckpoint.read(GoldenFiles.torch(name)).weights();
        float[] counted = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        expect(weights.get("base"), counted, 4, 3);
        expect(weights.get("alias"), counted, 4, 3);
        expect(weights.get("transposed"), new float[] {0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11}, 3, 4);
        expect(weights.get("inner"), new float[] {4, 5, 7, 8}, 2, 2);
        expect(weights.get("stepped"), new float[] {0, 1, 2, 6, 7, 8}, 2, 3);
        expect(weights.get("row"), new float[] {9, 10, 11}, 3);
        expect(weights.get("expanded"), new float[] {1, 2, 1, 2, 1, 2}, 3, 2);
        expect(weights.get("scalar"), new float[] {7});
        expect(weights.get("element"), new float[] {7});
        expect(weights.get("empty"), new float[] {}, 0, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"types.pth", "types.legacy.pth", "deflated.pth"})
    void everyElementTypeIsRead(String name) throws CheckpointException {
        var weights = TorchCheckpoint.read(GoldenFiles.torch(name)).weights();
        assertThat(weights.size()).isEqualTo(DType.values().length);
        for (var dtype : DType.values()) {
            var weight = weights.get(dtype.torchName());
            assertThat(weight.dtype()).isEqualTo(dtype);
            if (dtype.isFloating()) {
                expect(weight, new float[] {0, 1, 2, 100}, 4);
            } else {
                assertThat(weight.toLongs())
                        .containsExactly(dtype == DType.BOOL ? new long[] {0, 1, 1, 1} : new long[] {0, 1, 2, 100});
            }
        }
    }

    @Test
    void parametersAndAttributesAreTensors() throws CheckpointException {
        var weights = Checkpoint.read(GoldenFiles.torch("parameters.pth")).weights();
        assertThat(weights.names()).containsExactly("plain", "attributed", "tensor");
        expect(weights.get("plain"), new float[] {1, 2}, 2);
        expect(weights.get("attributed"), new float[] {3, 4}, 2);
        expect(weights.get("tensor"), new float[] {5, 6}, 2);
    }

    @Test
    void theMetadataOfAStateDictIsNotATensor() throws CheckpointException {
        var weights = Checkpoint.read(GoldenFiles.torch("network.pth")).weights();
        assertThat(weights.names())
                .containsExactly(
                        "0.weight",
                        "0.bias",
                        "1.weight",
                        "1.bias",
                        "1.running_mean",
                        "1.running_var",
                        "1.num_batches_tracked");
        expect(weights.get("1.weight"), new float[] {2, 2}, 2);
        assertThat(weights.get("1.num_batches_tracked").toLongs()).containsExactly(0);
        assertThat(weights.get("1.num_batches_tracked").shape()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.pth", "training.legacy.pth"})
    void otherEntriesOfTrainingCheckpointsAreIgnored(String name) throws CheckpointException {
        var checkpoint = Checkpoint.read(GoldenFiles.torch(name));
        expect(checkpoint.weights().get("w"), new float[] {1, 2, 3}, 3);
        assertThat(checkpoint.weights().size()).isEqualTo(1);
        assertThat(checkpoint.container().nesting()).containsExactly("model");
        assertThat(checkpoint.container().ignored())
                .containsExactly(
                        "epoch",
                        "best_loss",
                        "optimizer",
                        "scheduler",
                        "args",
                        "when",
                        "score",
                        "curve",
                        "seen",
                        "size",
                        "device",
                        "type",
                        "big",
                        "raw",
                        "history",
                        "flags",
                        "low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol4.pth", "protocol5.legacy.pth"})
    void laterPickleProtocolsAreRead(String name) throws CheckpointException {
        expect(Checkpoint.read(GoldenFiles.torch(name)).weights().get("w"), new float[] {1, 2}, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "module.pth,torch.nn.modules.linear.Linear",
        "complex.pth,torch.ComplexFloatStorage",
        "sparse.pth,torch._utils._rebuild_sparse_tensor"
    })
    void otherClassesAreRefusedByName(String name, String refused) {
        assertThatThrownBy(() -> Checkpoint.read(GoldenFiles.torch(name)))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(GoldenFiles.torch(name) + ": refused: the file requires " + refused
                        + "; a checkpoint may hold only tensors and plain containers");
    }

    @Test
    void torchScriptIsRefusedByName() {
        assertThatThrownBy(() -> Checkpoint.read(GoldenFiles.torch("script.pt")))
                .hasMessage(GoldenFiles.torch("script.pt") + ": not a checkpoint: it is a TorchScript program;"
                        + " save its state_dict() with torch.save and use that");
    }

    @Test
    void tensorsThatShareAStorageShareItsMapping() throws CheckpointException {
        var weights = Checkpoint.read(GoldenFiles.torch("views.pth")).weights();
        assertThat(weights.get("base").data().isDirect()).isTrue();
        assertThat(weights.get("row").data().isDirect()).isTrue();
        assertThat(weights.get("transposed").data().isDirect()).isFalse();
        assertThat(weights.names())
                .containsExactly(
                        "base",
                        "transposed",
                        "inner",
                        "stepped",
                        "alias",
                        "row",
                        "expanded",
                        "scalar",
                        "element",
                        "empty");
    }

    private static void expect(Weight weight, float[] values, long... shape) {
        assertThat(weight.shape()).containsExactly(shape);
        assertThat(weight.toFloats()).containsExactly(values);
    }
}
