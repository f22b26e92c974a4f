package io.github.qptv2.checkpoint;

import java.nio.file.Path;
import java.util.Arrays;

import io.github.qptv2.checkpoint.pickle.Pickle;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TorchLegacyTest {

    private static final long[] TWO = {2};
    private static final long[] ONE = {1};

    @Test
    void aTensorIsReadFromItsStorage(@TempDir Path folder) throws CheckpointException {
        assertThat(read(folder, tensor(3, 1, TWO, ONE), 5, 6, 7).get("w").toFloats())
                .containsExactly(6, 7);
    }

    @Test
    void offsetsInOldViewsCountFromTheViewsBeginning(@TempDir Path folder) throws CheckpointException {
        assertThat(read(folder, view(1, 3), 5, 6, 7, 8).get("w").toFloats()).containsExactly(7, 8);
    }

    @Test
    void oldViewsOutsideTheirStorageAreRefused(@TempDir Path folder) {
        for (long[] view : new long[][] {{-1, 2}, {1, -1}, {2, 3}, {Long.MAX_VALUE, 3}}) {
            assertThatThrownBy(() -> read(folder, view(view[0], view[1]), 5, 6, 7, 8))
                    .hasMessageContaining("has arguments of the wrong type");
        }
    }

    @Test
    void tensorsOutsideTheirStorageAreRefused(@TempDir Path folder) {
        long far = Long.MAX_VALUE;
        for (byte[] pickle : new byte[][] {
            tensor(3, 2, TWO, ONE), // one element beyond the end
            tensor(3, -1, TWO, ONE),
            tensor(3, 0, TWO, new long[] {3}),
            tensor(3, 0, TWO, new long[] {-1}),
            tensor(3, 0, TWO, new long[] {far}),
            tensor(3, far, TWO, ONE),
            tensor(3, 0, new long[] {3, 3}, new long[] {far, far}),
            tensor(3, 0, new long[] {5, 1}, new long[] {1L << 62, 1}),
            tensor(2, 2, new long[] {}, new long[] {}) // a scalar beyond the end of the tensor's storage
        }) {
            assertThatThrownBy(() -> read(folder, pickle, 5, 6, 7)).hasMessageContaining("reaches outside its storage");
        }
    }

    @Test
    void impossibleShapesAreRefused(@TempDir Path folder) {
        for (byte[] pickle : new byte[][] {
            tensor(3, 0, new long[] {-1}, ONE),
            tensor(3, 0, new long[] {1L << 32, 1L << 32}, new long[] {0, 0}),
            tensor(3, 0, new long[] {1L << 62}, ONE),
            tensor(3, 0, TWO, new long[] {1, 1})
        }) {
            assertThatThrownBy(() -> read(folder, pickle, 5, 6, 7)).hasMessageContaining("has an impossible shape");
        }
        var deep = tensor(3, 0, new long[65], new long[65]);
        assertThatThrownBy(() -> read(folder, deep, 5, 6, 7)).hasMessageContaining("arguments of the wrong type");
    }

    @Test
    void sixtyFourDimensionsAreRead(@TempDir Path folder) throws CheckpointException {
        var ones = new long[64];
        Arrays.fill(ones, 1);
        assertThat(read(folder, tensor(1, 0, ones, ones), 5).get("w").shape()).hasSize(64);
    }

    @Test
    void stridesOfDimensionsOfSizeOneDoNotMatter(@TempDir Path folder) throws CheckpointException {
        var weight = read(folder, tensor(2, 0, new long[] {1, 2, 1}, new long[] {77, 1, 99}), 5, 6)
                .get("w");
        assertThat(weight.toFloats()).containsExactly(5, 6);
        assertThat(weight.data().isDirect()).isTrue();
    }

    @Test
    void anEmptyTensorNeedsNoStorageBytes(@TempDir Path folder) throws CheckpointException {
        var weight =
                read(folder, tensor(0, 0, new long[] {0, 3}, new long[] {3, 1})).get("w");
        assertThat(weight.shape()).containsExactly(0, 3);
        assertThat(weight.elements()).isZero();
    }

    @Test
    void storagesMustBeAsLongAsDeclared(@TempDir Path folder) {
        for (long declared : new long[] {4, 1L << 40, 1L << 62}) {
            var path = Scratch.file(folder, Pickle.legacy(tensor(declared, 0, ONE, ONE), "0", 5, 6, 7));
            assertThatThrownBy(() -> TorchCheckpoint.read(path))
                    .hasMessageContaining("storage 0 is missing or shorter than declared");
        }
        var other = Scratch.file(
                folder, Pickle.legacy(tensor(1, 0, ONE, ONE)).raw("].").stop());
        assertThatThrownBy(() -> TorchCheckpoint.read(other)).hasMessageContaining("storage 0 is missing");
        var negative = Scratch.file(folder, Pickle.legacy(tensor(-1, 0, ONE, ONE), "0", 5));
        assertThatThrownBy(() -> TorchCheckpoint.read(negative)).hasMessageContaining("arguments of the wrong type");
    }

    @Test
    void absurdStorageLengthsAreRefused(@TempDir Path folder) {
        for (long length : new long[] {2, -1, 1L << 40, 1L << 62, Long.MIN_VALUE}) {
            var file = Pickle.legacy(tensor(1, 0, ONE, ONE))
                    .op(']')
                    .text("0")
                    .raw("a.")
                    .i64(length)
                    .i32(0);
            var path = Scratch.file(folder, file.stop());
            assertThatThrownBy(() -> TorchCheckpoint.read(path))
                    .hasMessageContaining(
                            length == 2 || length == 1L << 40
                                    ? "is truncated: storage 0 needs " + 4 * length + " bytes, and 5 are there"
                                    : "storage 0 has " + length + " elements, which is impossible");
        }
    }

    @Test
    void thePreambleIsChecked(@TempDir Path folder) {
        refused(folder, "\u0080\u0002K\u0001.", "is a Python pickle but not a PyTorch checkpoint");
        var magic = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";
        refused(folder, magic + "K\u0001.", "unknown version of PyTorch's legacy format; only 1001 is known");
        refused(folder, magic + "M\u00e9\u0003.}.", "only little-endian files are supported");
        refused(folder, magic + "M\u00e9\u0003.}U\rlittle_endian\u0089s.", "only little-endian files are supported");
        refused(folder, magic + "M\u00e9\u0003.).", "only little-endian files are supported");
        refused(folder, magic + "M\u00e9\u0003.}U\rlittle_endian\u0088s.}.N.", "lacks the list of its storages");
        refused(folder, magic + "M\u00e9\u0003.}U\rlittle_endian\u0088s.).].", "is not a mapping of names to tensors");
    }

    private static void refused(Path folder, String file, String message) {
        var path = Scratch.file(folder, new Pickle().raw(file).stop());
        assertThatThrownBy(() -> TorchCheckpoint.read(path))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(message);
    }

    private static StateDict read(Path folder, byte[] pickle, float... values) throws CheckpointException {
        return TorchCheckpoint.read(Scratch.file(folder, Pickle.legacy(pickle, "0", values)))
                .weights();
    }

    private static byte[] tensor(long available, long offset, long[] shape, long[] stride) {
        return new Pickle()
                .op('}')
                .text("w")
                .tensor("0", available, offset, shape, stride)
                .op('s')
                .stop();
    }

    /** {@code w} is the two elements from the second of a view of a storage of four. */
    private static byte[] view(long begin, long length) {
        var pickle = new Pickle()
                .op('}')
                .text("w")
                .global("torch._utils", "_rebuild_tensor")
                .op('(');
        pickle.op('(')
                .text("storage")
                .global("torch", "FloatStorage")
                .text("0")
                .text("cpu")
                .number(4);
        pickle.op('(').text("view").number(begin).number(length).raw("ttQ");
        return pickle.number(1).numbers(2).numbers(1).raw("tRs").stop();
    }
}
