package io.github.qptv2.checkpoint.pickle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.qptv2.checkpoint.Scratch;
import io.github.qptv2.checkpoint.TorchCheckpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Small hostile files take little time and memory. */
class PickleBombTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"\u008e", "\u008d", "\u0096", "\u0095"}) // BINBYTES8, BINUNICODE8, BYTEARRAY8, FRAME
    void lengthsBeyondTheFileAllocateNothing(String opcode) {
        for (long length : new long[] {3, 1L << 31, 1L << 60, -1, Long.MIN_VALUE}) {
            assertThatThrownBy(new Pickle().raw(opcode).i64(length).raw("..")::load)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("is truncated or corrupt: its pickle needs more bytes than are left");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "T", "B"})
    void shortLengthsAreChecked(String opcode) {
        for (int length : new int[] {3, Integer.MAX_VALUE, -1}) {
            assertThatThrownBy(new Pickle().raw(opcode).i32(length).raw("..")::load)
                    .hasMessageContaining("is truncated or corrupt");
        }
    }

    @Test
    void wholeNumbersAreBounded() {
        assertThatThrownBy(new Pickle().op(0x8b).i32(256).raw(new byte[300])::load)
                .hasMessageContaining("a whole number of 256 bytes");
        assertThatThrownBy(new Pickle().raw("L" + "9".repeat(60_000) + "\n.")::load)
                .hasMessageContaining("a whole number of 60000 bytes");
        assertThatThrownBy(new Pickle().raw("F" + "9".repeat(256) + "\n.")::load)
                .hasMessageContaining("a whole number of 256 bytes");
    }

    @Test
    void linesAreBounded() {
        assertThatThrownBy(new Pickle().raw("S" + "x".repeat(70_000) + "\n.")::load)
                .hasMessageContaining("a line of more than 65536 bytes");
    }

    @Test
    void depthCostsNothing() {
        var nested = new Pickle().raw(")").raw("\u0085".repeat(1_500_000)).op('.');
        assertThat(assertTimeoutPreemptively(SOON, nested::load)).isInstanceOf(PickleList.class);
    }

    @Test
    void sharedPartsAreNotExpanded() {
        // each level is a tuple of the level below twice, as a key: hashing by content would take 2^1000 steps
        var laughs = new Pickle().op('}').raw(")").raw("2\u0086".repeat(1000)).raw("Ns.");
        var dict = (PickleDict) assertTimeoutPreemptively(SOON, laughs::load);
        assertThat(dict.entries()).hasSize(1);
    }

    @Test
    void aListInsideItselfIsHarmless() throws CheckpointException {
        var list = (PickleList) new Pickle().raw("]q\u0000h\u0000a.").load();
        assertThat(list.items()).containsExactly(list);
        var dict = (PickleDict) new Pickle().raw("}q\u0000h\u0000h\u0000s.").load();
        assertThat(dict.entries()).containsKey(dict);
    }

    @Test
    void aDictionaryInsideItselfHasNoWeights(@TempDir Path folder) {
        var pickle = new Pickle()
                .raw("}q\u0000")
                .text("params")
                .raw("h\u0000s")
                .text("model")
                .raw("h\u0000s")
                .stop();
        var path = Scratch.file(folder, Pickle.legacy(pickle, "0"));
        assertThatThrownBy(() -> TorchCheckpoint.read(path))
                .hasMessageContaining("lists a storage that no tensor uses");
        var empty = Scratch.file(folder, Pickle.legacy(pickle).raw("].").stop());
        assertThatThrownBy(() -> TorchCheckpoint.read(empty))
                .hasMessage(empty + ": holds no weights: found params, model and no tensors at the top or under "
                        + "params_ema, state_dict_ema, model_ema, params, state_dict, model_state_dict, model, module, net, ema, student, teacher,"
                        + " backbone, encoder");
    }

    @Test
    void instructionsAreBounded() {
        assertThatThrownBy(new Pickle().raw("N0".repeat(1_000_000)).raw("N.")::load)
                .hasMessageContaining("refused: its pickle has more than 2000000 instructions");
    }

    @Test
    void oneListOfPairsFillsOneDictionary() throws CheckpointException {
        // calling OrderedDict a million times on one list of a million pairs would otherwise make 10^12 entries
        var pickle = new Pickle().raw("](K\u0001K\u0002\u0086K\u0003N\u0086eq\u0000");
        for (int i = 0; i < 2; i++) {
            pickle.global("collections", "OrderedDict").raw("h\u0000\u0085R");
        }
        var both = (PickleList) pickle.raw("\u0086.").load();
        assertThat(both.items().stream()
                        .map(dict -> ((PickleDict) dict).entries().size()))
                .containsExactly(2, 0);
    }

    @Test
    void aTensorExpandedToTerabytesIsRefused(@TempDir Path folder) {
        var shape = new long[] {1L << 20, 1L << 20};
        var pickle = new Pickle()
                .op('}')
                .text("w")
                .tensor("0", 1, 0, shape, new long[] {0, 0})
                .op('s')
                .stop();
        var path = Scratch.file(folder, Pickle.legacy(pickle, "0", 1));
        assertThatThrownBy(() -> TorchCheckpoint.read(path))
                .hasMessageContaining("tensor w would expand to 4398046511104 bytes, more than a file of")
                .hasMessageEndingWith("bytes may require; refused");
    }

    @Test
    void theLimitHoldsForAllExpansionsTogether(@TempDir Path folder) {
        var shape = new long[] {1 << 22}; // 16 MiB of fp32: four make 64 MiB
        for (int count : List.of(4, 5)) {
            var pickle = new Pickle().op('}');
            for (int i = 0; i < count; i++) {
                pickle.text("w" + i).tensor("0", 1, 0, shape, new long[] {0}).op('s');
            }
            var path = Scratch.file(folder, Pickle.legacy(pickle.stop(), "0", 1));
            if (count == 4) {
                assertThatCode(() -> TorchCheckpoint.read(path)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> TorchCheckpoint.read(path)).hasMessageContaining("tensor w4 would expand");
            }
        }
    }
}
