package io.github.qptv2.checkpoint.pickle;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each opcode has the result of Python's unpickler. */
class UnpicklerTest {

    static Stream<Arguments> scalars() {
        return Stream.of(
                arguments("N", PickleScalars.None.NONE),
                arguments("\u0088", true),
                arguments("\u0089", false),
                arguments("K\u00ff", 255L),
                arguments("M\u00f4\u0012", 0x12f4L),
                arguments("J\u00fe\u00ff\u00ff\u00ff", -2L),
                arguments("\u008a\u0000", 0L),
                arguments("\u008a\u0001\u00ff", -1L),
                arguments("\u008a\u0002\u00ff\u0000", 255L),
                arguments("\u008a\t\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0001", BigInteger.TWO.pow(64)),
                arguments("\u008a\b\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0080", Long.MIN_VALUE),
                arguments("\u008a\t\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0080\u0000", BigInteger.TWO.pow(63)),
                arguments("\u008b\u0001\u0000\u0000\u0000\u0007", 7L),
                arguments("I01\n", true),
                arguments("I00\n", false),
                arguments("I-12\n", -12L),
                arguments("L12L\n", 12L),
                arguments("L12\n", 12L),
                arguments("F1.5\n", 1.5),
                arguments("G?\u00f8\u0000\u0000\u0000\u0000\u0000\u0000", 1.5),
                arguments("S'a'\n", "'a'"),
                arguments("Va\n", "a"),
                arguments("U\u0002\u00c3\u00a9", "é"),
                arguments("\u008c\u0001a", "a"),
                arguments("T\u0001\u0000\u0000\u0000a", "a"),
                arguments("X\u0001\u0000\u0000\u0000a", "a"),
                arguments("\u008d\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000a", "a"),
                arguments("C\u0001a", new byte[] {'a'}),
                arguments("B\u0001\u0000\u0000\u0000a", new byte[] {'a'}),
                arguments("\u008e\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000a", new byte[] {'a'}),
                arguments("\u0096\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000a", new byte[] {'a'}));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void scalarsCarryTheirValue(String pickle, Object value) throws CheckpointException {
        assertThat(new Pickle().raw(pickle).op('.').load()).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void truncatedScalarsAreRefused(String pickle, Object value) {
        for (int length = 0; length <= pickle.length(); length++) { // up to and without the STOP that must follow
            assertThatThrownBy(new Pickle().raw(pickle.substring(0, length))::load)
                    .as("%s without its end", value)
                    .isInstanceOf(CheckpointException.class);
        }
    }

    static Stream<Arguments> sequences() {
        return Stream.of(
                arguments(")", List.of()),
                arguments("]", List.of()),
                arguments("\u008f", List.of()),
                arguments("K\u0001\u0085", List.of(1L)),
                arguments("K\u0001K\u0002\u0086", List.of(1L, 2L)),
                arguments("K\u0001K\u0002K\u0003\u0087", List.of(1L, 2L, 3L)),
                arguments("(K\u0001K\u0002t", List.of(1L, 2L)),
                arguments("(K\u0001K\u0002l", List.of(1L, 2L)),
                arguments("(K\u0001\u0091", List.of(1L)),
                arguments("]K\u0001a", List.of(1L)),
                arguments("](K\u0001K\u0002e", List.of(1L, 2L)),
                arguments("\u008f(K\u0001K\u0002\u0090", List.of(1L, 2L)),
                arguments("K\u0001K\u00020\u0085", List.of(1L)), // POP takes a value
                arguments("K\u0001(0\u0085", List.of(1L)), // or a mark
                arguments("K\u0001(K\u0002K\u00031\u0085", List.of(1L)), // POP_MARK takes all above one
                arguments("K\u00012\u0086", List.of(1L, 1L)),
                arguments("K\u0001p5\n0g5\n\u0085", List.of(1L)),
                arguments("K\u0001q\u00050h\u0005\u0085", List.of(1L)),
                arguments("K\u0001r\u0000\u0001\u0000\u00000j\u0000\u0001\u0000\u0000\u0085", List.of(1L)),
                arguments("K\u0001\u0094K\u0002\u009400h\u0000h\u0001\u0086", List.of(1L, 2L)),
                arguments("\u0080\u0005\u0095\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000)", List.of()),
                arguments("ctorch\nSize\n(K\u0001K\u0002t\u0085R", List.of(1L, 2L)),
                arguments("ctorch\nSize\n)R", List.of()));
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void sequencesHoldTheirItems(String pickle, List<Object> items) throws CheckpointException {
        assertThat(((PickleList) new Pickle().raw(pickle).op('.').load()).items())
                .isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}K\u0001K\u0002s",
                "}(K\u0001K\u0002u",
                "(K\u0001K\u0002d",
                "ccollections\nOrderedDict\n)RK\u0001K\u0002s",
                "ccollections\nOrderedDict\n)\u0081K\u0001K\u0002s}b",
                "ccollections\nOrderedDict\n](K\u0001K\u0002\u0086e\u0085R",
                "ccollections\ndefaultdict\nc__builtin__\nlist\n\u0085RK\u0001K\u0002s",
                "\u008c\u000bcollections\u008c\u000bOrderedDict\u0093)RK\u0001K\u0002s"
            })
    void dictionariesHoldTheirEntries(String pickle) throws CheckpointException {
        assertThat(((PickleDict) new Pickle().raw(pickle).op('.').load()).entries())
                .hasSize(1)
                .containsEntry(1L, 2L);
    }

    @Test
    void bytesOfProtocol2StayText() throws CheckpointException {
        assertThat(new Pickle()
                        .global("_codecs", "encode")
                        .text("ab")
                        .text("latin1")
                        .raw("\u0086R.")
                        .load())
                .isEqualTo("ab");
    }

    @Test
    void everyElementTypeHasItsOwnName() throws CheckpointException {
        for (var dtype : DType.values()) {
            assertThat(new Pickle().global("torch", dtype.torchName()).op('.').load())
                    .isEqualTo(dtype);
        }
    }

    @Test
    void tensorsOverRawBytesNameTheirType() throws CheckpointException {
        var pickle = new Pickle()
                .global("torch._utils", "_rebuild_tensor_v3")
                .op('(')
                .op('(')
                .text("storage");
        pickle.global("torch.storage", "UntypedStorage")
                .text("0")
                .text("cpu")
                .number(8)
                .raw("tQ");
        pickle.number(1)
                .numbers(2, 1)
                .numbers(1, 2)
                .op(0x89)
                .op('N')
                .global("torch", "int16")
                .raw("NtR.");
        var tensor = (TensorRef) pickle.load();
        assertThat(tensor.storage()).isEqualTo(new StorageRef("0", DType.U8, 0, 8, 8));
        assertThat(tensor.dtype()).isEqualTo(DType.I16);
        assertThat(tensor.offset()).isEqualTo(1);
        assertThat(tensor.shape()).containsExactly(2, 1);
        assertThat(tensor.strides()).containsExactly(1, 2);
    }

    @Test
    void aTensorWithPythonAttributesIsTheTensor() throws CheckpointException {
        var pickle =
                new Pickle().global("torch._tensor", "_rebuild_from_type_v2").op('(');
        pickle.global("torch._utils", "_rebuild_tensor_v2")
                .global("torch", "Tensor")
                .op('(');
        pickle.storage("HalfStorage", "7", 6)
                .number(0)
                .numbers(2, 3)
                .numbers(3, 1)
                .op(0x89)
                .raw("Nt}tR.");
        var tensor = (TensorRef) pickle.load();
        assertThat(tensor.storage()).isEqualTo(new StorageRef("7", DType.F16, 0, 6, 6));
        assertThat(tensor.shape()).containsExactly(2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // empty
                ".", // empty stack at STOP
                "0.", // POP of an empty stack
                "K\u0001(2.", // DUP across a mark
                "1.", // POP_MARK without one
                "\u0085.", // a tuple from an empty stack
                "t.", // a tuple without a mark
                "h\u0000.", // an empty memo entry
                "g-1\n.", // an empty memo entry
                "gx\n.", // not a number
                "Ix\n.",
                "L\n.",
                "Fx\n.",
                "K\u0001K\u0002a.", // append to a number
                "K\u0001K\u0002K\u0003s.", // set in a number
                "}(K\u0001u.", // a key without a value
                "(K\u0001d.",
                "K\u0001Nb.", // attributes of a number
                "NNb.",
                ")Nb.", // attributes of a tuple
                "K\u0001)R.", // a call of a number
                "N)R.",
                "(o.", // a call without a function
                "(K\u0001o.",
                "ccollections\nOrderedDict\nK\u0001R.", // arguments that are not a tuple
                "ccollections\nOrderedDict\nK\u0001\u0085R.",
                "ccollections\nOrderedDict\n]K\u0001a\u0085R.", // no pairs
                "ctorch._utils\n_rebuild_tensor_v2\n)R.",
                "ctorch._utils\n_rebuild_parameter\nN\u0085R.",
                "ctorch._tensor\n_rebuild_from_type_v2\nq\u0000h\u0000N)\u0087R.", // recursion
                "K\u0001K\u0002\u0093.", // a name that is not text
                "\u008c\u0001aK\u0002\u0093.",
                "K\u0001\u008c\u0001a\u0093.",
                "\u0080\u0006N.", // protocol 6
                "\u0098.", // READONLY_BUFFER
                "\u00ff.",
                "\u0000."
            })
    void corruptionIsRefused(String pickle) {
        assertThatThrownBy(new Pickle().raw(pickle)::load)
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("x.pth: ");
    }

    @Test
    void corruptionIsDescribed() {
        assertThatThrownBy(new Pickle().raw("N\u00ff.")::load)
                .hasMessage("x.pth: corrupt pickle: opcode 0xff at 1 is unknown or not used by checkpoints");
        assertThatThrownBy(new Pickle().raw("\u0080\u0006N.")::load)
                .hasMessage("x.pth: its pickle is of protocol 6; 0 to 5 are known");
        assertThatThrownBy(new Pickle().raw("h\u0007.")::load)
                .hasMessage("x.pth: corrupt pickle: nothing is stored under 7 at 2");
    }
}
