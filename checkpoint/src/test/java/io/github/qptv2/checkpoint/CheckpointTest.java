package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.CheckpointFormat.Format;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.checkpoint.storage.MappedFile;
import io.github.qptv2.checkpoint.storage.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointTest {

    private static final Path FILE = Path.of("a.pth");

    @Test
    void prefixesInSafetensorsAreStrippedToo(@TempDir Path folder) throws CheckpointException {
        var path = folder.resolve("w");
        Safetensors.write(path, StateDict.of(Map.of("module.w", Weight.of(new float[1], 1))));
        var checkpoint = Checkpoint.read(path);
        assertThat(checkpoint.weights().names()).containsExactly("w");
        assertThat(checkpoint.container())
                .isEqualTo(new CheckpointFormat(Format.SAFETENSORS, List.of(), "module.", List.of()));
        assertThat(checkpoint.file()).isEqualTo(path);
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() {
        assertThatCode(checkpoint(1, 2)::requireFinite).doesNotThrowAnyException();
        assertThatThrownBy(checkpoint(1, Float.NaN)::requireFinite)
                .isInstanceOf(CheckpointException.class)
                .hasMessage(
                        "a.pth: tensor w holds NaN or infinity at element 1; the training diverged or the file is corrupt");
    }

    @Test
    void weightsThatDoNotFitAreRefused() {
        assertThatCode(() -> checkpoint(1, 2).requireFit(Map.of("w", new long[] {2})))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> checkpoint(1, 2).requireFit(Map.of("w", new long[] {1, 2})))
                .isInstanceOf(CheckpointException.class)
                .hasMessage("a.pth: weights do not fit the model: missing [], unexpected [],"
                        + " wrong shape [w: expected (1, 2), got (2)]");
    }

    @Test
    void theContainerIsDescribedInOneLine() {
        assertThat(new CheckpointFormat(Format.TORCH_ZIP, List.of("model", "net"), "module.", List.of("epoch", "args"))
                        .describe())
                .isEqualTo("PyTorch zip, weights under model.net, prefix module. stripped, ignored: epoch, args");
        assertThat(new CheckpointFormat(Format.SAFETENSORS, List.of(), "", List.of()).describe())
                .isEqualTo("safetensors");
        assertThat(Format.TORCH_LEGACY.title()).isEqualTo("PyTorch legacy (before 1.6)");
    }

    @Test
    void fileSystemErrorsAreReportedInPlainWords() {
        assertThat(CheckpointException.of(FILE, new NoSuchFileException("x"))).hasMessage("a.pth: no such file");
        assertThat(CheckpointException.of(FILE, new AccessDeniedException("x")))
                .hasMessage("a.pth: access is denied; check the file's permissions");
        assertThat(CheckpointException.of(FILE, new FileSystemException("x", null, "Too many open files")))
                .hasMessage("a.pth: Too many open files");
        assertThat(CheckpointException.of(FILE, new FileSystemException("x")))
                .hasMessage("a.pth: input or output failed");
        assertThat(CheckpointException.of(FILE, new IOException("disk on fire")))
                .hasMessage("a.pth: disk on fire")
                .hasCauseInstanceOf(IOException.class);
        var told = new CheckpointException(FILE, "x");
        assertThat(CheckpointException.of(Path.of("b"), told)).isSameAs(told);
        assertThat(new CheckpointException(FILE, "a\nb\u2028c")).hasMessage("a.pth: a?b?c");
        assertThat(new CheckpointException(FILE, "x".repeat(993)))
                .message()
                .hasSize(1000)
                .endsWith("xx");
    }

    @Test
    void windowsOverAFileOverlap(@TempDir Path folder) throws IOException {
        var content = new byte[100];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) i;
        }
        try (var file = MappedFile.open(Files.write(folder.resolve("x"), content), 16)) {
            for (int offset = 0; offset <= 100; offset++) {
                for (int length = 0; length <= 100 - offset; length++) {
                    var slice = file.slice(offset, length);
                    assertThat(slice.remaining()).isEqualTo(length);
                    if (length > 0) {
                        assertThat(slice.get(0)).isEqualTo((byte) offset);
                        assertThat(slice.get(length - 1)).isEqualTo((byte) (offset + length - 1));
                    }
                }
            }
            for (long[] range :
                    new long[][] {{0, 101}, {100, 1}, {-1, 1}, {0, -1}, {Long.MAX_VALUE, 1}, {1, Long.MAX_VALUE}}) {
                assertThatThrownBy(() -> file.slice(range[0], range[1]))
                        .hasMessageContaining("is truncated or corrupt");
            }
        }
    }

    @Test
    void shapesAreCountedWithoutOverflow() {
        assertThat(Shape.elements()).hasValue(1);
        assertThat(Shape.elements(2, 3)).hasValue(6);
        assertThat(Shape.elements(0, 3)).hasValue(0);
        assertThat(Shape.elements(1L << 62, 1)).hasValue(1L << 62);
        assertThat(Shape.elements(1L << 62, 2)).isEmpty();
        assertThat(Shape.elements(1L << 62, 4)).isEmpty();
        assertThat(Shape.elements(-1)).isEmpty();
        assertThat(Shape.bytes(DType.F64, 1L << 60)).isEmpty();
        assertThat(Shape.bytes(DType.F64, 3)).hasValue(24);
        assertThat(Shape.bytes(DType.U8, -3)).isEmpty();
    }

    private static Checkpoint checkpoint(float... values) {
        var weights = new LinkedHashMap<String, Weight>();
        weights.put("index", Weight.of(new long[] {-1}));
        weights.put("w", Weight.of(values, values.length));
        var container = new CheckpointFormat(Format.TORCH_ZIP, List.of(), "", List.of());
        return new Checkpoint(FILE, container, StateDict.of(weights).without("index"::equals));
    }
}
