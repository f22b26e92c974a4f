package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SafetensorsTest {

    private static final String ONE = "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}";

    @Test
    void aFileIsLengthThenHeaderThenData(@TempDir Path folder) throws IOException {
        var path = folder.resolve("w.safetensors");
        var weights = new LinkedHashMap<String, Weight>();
        weights.put("b", Weight.of(new float[] {1, -2}, 2, 1));
        weights.put("a", Weight.of(new long[] {3}));
        Safetensors.write(path, new StateDict(weights, Map.of("who", "\"me\"")));

        var json = "{\"__metadata__\":{\"who\":\"\\\"me\\\"\"},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}}";
        int padded = (json.length() + 7) / 8 * 8;
        var expected = ByteBuffer.allocate(8 + padded + 16).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(padded).put((json + " ".repeat(padded - json.length())).getBytes(StandardCharsets.UTF_8));
        expected.putFloat(1).putFloat(-2).putLong(3);
        assertThat(GoldenFiles.bytes(path)).isEqualTo(expected.array());
    }

    @Test
    void writtenWeightsAreReadBack(@TempDir Path folder) throws IOException {
        var path = folder.resolve("w.safetensors");
        var weights = Map.of("é\n😀", Weight.of(new float[] {1.5f}, 1));
        Safetensors.write(path, new StateDict(weights, Map.of("k", "v\\")));
        var read = Safetensors.read(path);
        assertThat(read.get("é\n😀").toFloats()).containsExactly(1.5f);
        assertThat(read.metadata()).containsExactly(Map.entry("k", "v\\"));
    }

    @Test
    void aFileMayHaveNoTensors(@TempDir Path folder) throws IOException {
        var path = folder.resolve("w.safetensors");
        Safetensors.write(path, StateDict.of(Map.of()));
        assertThat(Files.size(path)).isEqualTo(16);
        assertThat(Safetensors.read(path).size()).isZero();
    }

    @Test
    void dataNeedNotBeInHeaderOrderNorAligned(@TempDir Path folder) throws IOException {
        var header = "{'late':{'dtype':'F32','shape':[1],'data_offsets':[1,5]},"
                + "'first':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},"
                + "'none':{'dtype':'F32','shape':[0],'data_offsets':[1,1]}}";
        var read = Safetensors.read(file(folder, header, new byte[] {7, 0, 0, (byte) 0x80, 0x3f}));
        assertThat(read.names()).containsExactly("late", "first", "none");
        assertThat(read.get("late").toFloats()).containsExactly(1);
        assertThat(read.get("first").toLongs()).containsExactly(7);
        assertThat(read.get("none").elements()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':{'dtype':'F8_E5M2','shape':[4],'data_offsets':[0,4]}} | has dtype F8_E5M2, which is not supported",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | is F32 (2), which does not fit its data_offsets [0, 4]",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | does not fit its data_offsets",
                "{'a':{'dtype':'F32','shape':[4611686018427387905],'data_offsets':[0,4]}} | does not fit its data_offsets",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[1,0]}} | does not fit its data_offsets",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}} | expected two data_offsets of a",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[]}} | expected two data_offsets of a",
                "{'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}} | expected shape of a to be whole numbers",
                "{'a':{'dtype':'F32','shape':1,'data_offsets':[0,4]}} | expected shape of a to be whole numbers",
                "{'a':{'dtype':1,'shape':[1],'data_offsets':[0,4]}} | expected dtype, shape and data_offsets of a",
                "{'a':{'dtype':'F32','shape':[1]}} | expected dtype, shape and data_offsets of a",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'x':1}} | expected dtype, shape and data_offsets of a",
                "{'a':[]} | expected dtype, shape and data_offsets of a",
                "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}} | has 2 bytes after its last tensor: something was appended, or it is two files in one",
                "{'a':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}} | bytes 0 to 2 of the data belong to no tensor: a gap before tensor a",
                "{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},'b':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}} | tensors overlap: a ends at byte 3 and b begins at byte 2",
                "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'b':{'dtype':'U8','shape':[4],'data_offsets':[0,4]}} | tensors overlap: a ends at byte 4 and b begins at byte 0",
                "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'b':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}} | bytes 1 to 2 of the data belong to no tensor: a gap before tensor b",
                "{'a':{'dtype':'U8','shape':[4],'data_offsets':[-2,2]}} | expected a whole number at character 47",
                "{'a':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}} | is truncated: its tensors need 8 bytes, and 4 are there; copy or download it again",
                "{'__metadata__':{'a':1},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | expected __metadata__ to be an object of strings",
                "{'__metadata__':[],'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | expected __metadata__ to be an object of strings",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}x | expected end",
                "[] | its header does not begin with {",
            })
    void badHeadersAreRefused(String header, String message, @TempDir Path folder) throws IOException {
        var path = file(folder, header, new byte[4]);
        assertThatThrownBy(() -> Safetensors.read(path))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(path + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void headersAreUtf8(@TempDir Path folder) throws IOException {
        var path = file(folder, ONE, new byte[4]);
        var bytes = GoldenFiles.bytes(path);
        bytes[10] = (byte) 0xff;
        Files.write(path, bytes);
        assertThatThrownBy(() -> Safetensors.read(path)).hasMessageContaining("bad safetensors header: expected UTF-8");
    }

    @Test
    void headerLengthsAreBounded(@TempDir Path folder) throws IOException {
        var path = file(folder, ONE, new byte[4]);
        var bytes = GoldenFiles.bytes(path);
        for (long length : new long[] {0, 1, 100_000_001, -1}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            Files.write(path, bytes);
            assertThatThrownBy(() -> Safetensors.read(path))
                    .hasMessage(path + ": not a safetensors file: its header would be " + Long.toUnsignedString(length)
                            + " bytes long");
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(100_000_000);
        Files.write(path, bytes);
        assertThatThrownBy(() -> Safetensors.read(path))
                .hasMessage(path + ": is truncated within its header: " + (bytes.length - 8)
                        + " bytes of 100000000 are there");
        Files.write(path, new byte[7]);
        assertThatThrownBy(() -> Safetensors.read(path))
                .hasMessage(path + ": is truncated: a safetensors file has at least 8 bytes, got 7");
    }

    @Test
    void filesBeyondTwoGibibytesAreRead(@TempDir Path folder) throws IOException {
        long each =
                1_200_000_000; // three such tensors span several mappings, and none of them fits a signed 32-bit offset
        var path = file(
                folder,
                "{'a':{'dtype':'U8','shape':[1200000000],'data_offsets':[0,1200000000]},"
                        + "'b':{'dtype':'U8','shape':[1200000000],'data_offsets':[1200000000,2400000000]},"
                        + "'c':{'dtype':'U8','shape':[1200000000],'data_offsets':[2400000000,3600000000]}}",
                new byte[0]);
        long start = Files.size(path);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(start + 3 * each); // sparse: takes no space on the disk
            for (int i = 1; i <= 3; i++) {
                file.seek(start + i * each - 1);
                file.write(i);
            }
        }
        var read = Safetensors.read(path);
        assertThat(read.elements()).isEqualTo(3_600_000_000L);
        for (var name : read.names()) {
            var data = read.get(name).data();
            assertThat(data.get((int) each - 1)).isEqualTo((byte) (1 + "abc".indexOf(name)));
            assertThat(data.get((int) each - 2)).isZero();
        }
    }

    @Test
    void namesThatTheFormatReservesAreRefused(@TempDir Path folder) {
        var path = folder.resolve("w.safetensors");
        var reserved = StateDict.of(Map.of("__metadata__", Weight.of(new float[0], 0)));
        assertThatThrownBy(() -> Safetensors.write(path, reserved))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tensor must not be named __metadata__");
        var broken = StateDict.of(Map.of("\ud800", Weight.of(new float[0], 0)));
        assertThatThrownBy(() -> Safetensors.write(path, broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names and metadata must be valid Unicode");
        assertThat(path).doesNotExist();
    }

    private static Path file(Path folder, String header, byte[] data) throws IOException {
        var json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("w.safetensors"),
                bytes.putLong(json.length).put(json).put(data).array());
    }
}
