package io.github.qptv2.checkpoint.pickle;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.github.qptv2.checkpoint.Scratch;
import io.github.qptv2.checkpoint.TorchCheckpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Pickles that would run code in Python are refused in every file format, with the name of the class. */
class HostilePickleTest {

    static Stream<Arguments> attacks() {
        return Stream.of(
                arguments(
                        "os.system",
                        new Pickle().global("os", "system").text("id").raw("\u0085R")),
                arguments(
                        "posix.system",
                        new Pickle()
                                .raw("\u0080\u0002")
                                .global("posix", "system")
                                .text("id")
                                .raw("\u0085R")),
                arguments(
                        "builtins.eval",
                        new Pickle().global("builtins", "eval").text("1").raw("\u0085R")),
                arguments(
                        "__builtin__.exec",
                        new Pickle().global("__builtin__", "exec").text("1").raw("\u0085R")),
                arguments(
                        "builtins.getattr",
                        new Pickle().text("builtins").text("getattr").op(0x93)),
                arguments("subprocess.Popen", new Pickle().raw("(S'id'\nisubprocess\nPopen\n")),
                arguments(
                        "os.popen",
                        new Pickle().raw("(").global("os", "popen").text("id").op('o')),
                arguments(
                        "webbrowser.open",
                        new Pickle().global("webbrowser", "open").raw(")\u0081")),
                arguments(
                        "runpy._run_code",
                        new Pickle().global("runpy", "_run_code").raw(")}\u0092")),
                arguments("evil.State", new Pickle().global("evil", "State").raw(")\u0081}b")),
                arguments(
                        "os.system",
                        new Pickle()
                                .op('(')
                                .text("storage")
                                .global("os", "system")
                                .raw("tQ")),
                arguments(
                        "os.system",
                        new Pickle()
                                .op('}')
                                .text("params")
                                .global("os", "system")
                                .raw("s")),
                arguments("torch.storage._load_from_bytes", new Pickle().global("torch.storage", "_load_from_bytes")),
                arguments("torch.load", new Pickle().global("torch", "load")),
                arguments("torch.os.system", new Pickle().global("torch", "os.system")),
                arguments(
                        "numpy.testing._private.utils.runstring",
                        new Pickle().global("numpy.testing._private.utils", "runstring")),
                arguments(
                        "collections.OrderedDict.fromkeys", new Pickle().global("collections", "OrderedDict.fromkeys")),
                arguments("a class of the copyreg extension registry", new Pickle().raw("\u0082\u0001")),
                arguments("a class of the copyreg extension registry", new Pickle().raw("\u0083\u0001\u0000")),
                arguments(
                        "a class of the copyreg extension registry",
                        new Pickle().raw("\u0084\u0001\u0000\u0000\u0000")));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefusedByName(String refused, Pickle pickle, @TempDir Path folder) {
        var bytes = pickle.stop();
        var zip = Scratch.zip(Map.of("x/data.pkl", bytes));
        var keys = Pickle.legacy(new Pickle().op('}').stop()).raw(bytes).stop();
        for (var file : new byte[][] {bytes, Pickle.legacy(bytes).stop(), keys, zip}) {
            var path = Scratch.file(folder, file);
            assertThatThrownBy(() -> TorchCheckpoint.read(path))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessage(path + ": refused: the file requires " + refused
                            + "; a checkpoint may hold only tensors and plain containers");
        }
    }

    @Test
    void theStateOfAHarmlessClassIsDiscarded() throws CheckpointException {
        var state = new Pickle()
                .global("argparse", "Namespace")
                .raw(")\u0081}")
                .text("__setstate__")
                .text("os.system");
        assertThat(state.raw("sb").op('.').load()).isEqualTo(new OpaqueObject("argparse.Namespace"));
    }

    @Test
    void operationsOnHarmlessClassesAreDiscarded() throws CheckpointException {
        var counter = new OpaqueObject("collections.Counter");
        var made = new Pickle().global("collections", "Counter").raw("}\u0085R");
        assertThat(made.text("k")
                        .raw("K\u0001s(K\u0001e)a(")
                        .text("k")
                        .raw("Nu}b.")
                        .load())
                .isEqualTo(counter);
        assertThat(new Pickle()
                        .global("collections", "Counter")
                        .raw(")}\u0092.")
                        .load())
                .isEqualTo(counter);
        assertThat(new Pickle()
                        .op('(')
                        .global("collections", "Counter")
                        .raw("o.")
                        .load())
                .isEqualTo(counter);
        assertThat(new Pickle().raw("(icollections\nCounter\n.").load()).isEqualTo(counter);
    }

    @Test
    void formerModuleNamesAreKnown() throws CheckpointException {
        assertThat(new Pickle().global("__builtin__", "set").raw("]\u0085R.").load())
                .isEqualTo(new OpaqueObject("builtins.set"));
        assertThat(new Pickle()
                        .global("numpy.core.multiarray", "scalar")
                        .op('.')
                        .load())
                .isEqualTo(new OpaqueObject("numpy._core.multiarray.scalar"));
        assertThat(new Pickle()
                        .global("numpy.core.numeric", "_frombuffer")
                        .op('.')
                        .load())
                .isEqualTo(new OpaqueObject("numpy._core.numeric._frombuffer"));
        assertThat(new Pickle().global("pathlib._local", "PosixPath").op('.').load())
                .isEqualTo(new OpaqueObject("pathlib.PosixPath"));
    }

    @Test
    void aPersistentIdOtherThanAStorageIsRefused() {
        for (var pickle : new Pickle[] {
            new Pickle().raw("Pos.system\n"),
            new Pickle().text("os.system").op('Q'),
            new Pickle()
                    .op('(')
                    .text("module")
                    .global("torch", "Tensor")
                    .text("file")
                    .text("source")
                    .raw("tQ")
        }) {
            assertThatThrownBy(pickle::load).isInstanceOf(CheckpointException.class);
        }
        assertThatThrownBy(new Pickle().raw("Pos.system\n")::load)
                .hasMessageContaining("has a persistent id that is not a tensor's storage");
    }

    @Test
    void aClassNameCannotForgeLinesOrTerminalCommands() {
        var pickle =
                new Pickle().text("os\u001b[2J\n").text("x".repeat(1_000_000)).op(0x93);
        assertThatThrownBy(pickle::load)
                .message()
                .startsWith("x.pth: refused: the file requires os?[2J?.xxx")
                .hasSize(1000)
                .endsWith("x…");
    }
}
