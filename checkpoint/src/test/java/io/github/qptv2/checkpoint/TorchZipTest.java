package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;

import io.github.qptv2.checkpoint.pickle.Pickle;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The zip archive around the pickle, whose names and sizes are validated. */
class TorchZipTest {

    private static final int FLAGS = 8;
    private static final int METHOD = 10;
    private static final int COMPRESSED = 20;
    private static final int SIZE = 24;
    private static final int EXTRA_LENGTH = 30;
    private static final int HEADER = 42;

    @ParameterizedTest
    @ValueSource(strings = {"", "archive/", "any name/", "a/b/"})
    void theTopLevelFolderMayHaveAnyName(String folder, @TempDir Path temporary) throws CheckpointException {
        var path = Scratch.file(temporary, Scratch.zip(entries(folder)));
        assertThat(TorchCheckpoint.read(path).weights().get("w").toFloats()).containsExactly(5);
    }

    @Test
    void deflatedEntriesAreInflated(@TempDir Path folder) throws CheckpointException {
        var path = Scratch.file(folder, Scratch.zip(entries("x/"), ZipEntry.DEFLATED));
        assertThat(TorchCheckpoint.read(path).weights().get("w").toFloats()).containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource({"little,", "'little\n',", "big,was written in byte order big; only little-endian files are supported"})
    void byteOrderIsRead(String order, String refusal, @TempDir Path folder) throws CheckpointException {
        var entries = entries("x/");
        entries.put("x/byteorder", order.getBytes(StandardCharsets.US_ASCII));
        var path = Scratch.file(folder, Scratch.zip(entries));
        if (refusal == null) {
            assertThat(TorchCheckpoint.read(path).weights().names()).containsExactly("w");
        } else {
            assertThatThrownBy(() -> TorchCheckpoint.read(path)).hasMessage(path + ": " + refusal);
        }
    }

    @Test
    void otherArchivesAreNotCheckpoints(@TempDir Path folder) {
        refused(
                folder,
                Scratch.zip(Map.of("a.npy", new byte[0])),
                "not a checkpoint: it is a zip archive with 0 entries named data.pkl where PyTorch writes one; it holds a.npy");
        refused(folder, Scratch.zip(Map.of("._data.pkl", new byte[0])), "with 0 entries named data.pkl");
        refused(folder, Scratch.zip(Map.of("a/data.pkl", new byte[0], "b/data.pkl", new byte[0])), "with 2 entries");
        refused(
                folder,
                Scratch.zip(Map.of("weights/iqa.pth", new byte[0])),
                "not a checkpoint: it is a zip archive with weights/iqa.pth in it; unpack it first");
        refused(folder, Scratch.zip(Map.of("p/archive_format", new byte[0])), "it is a program of torch.export");
        refused(
                folder,
                Scratch.zip(Map.of("m/model.json", new byte[0])),
                "it is a TorchScript program of PyTorch before 1.4; save its state_dict() with torch.save");
        var script = entries("x/");
        script.put("x/code/m.py", new byte[0]);
        refused(folder, Scratch.zip(script), "not a checkpoint: it is a TorchScript program");
    }

    @Test
    void missingAndShortStoragesAreRefused(@TempDir Path folder) {
        var missing = entries("x/");
        missing.remove("x/data/0");
        refused(folder, Scratch.zip(missing), "has no entry x/data/0; it is corrupt or incomplete");
        var cut = entries("x/");
        cut.put("x/data/0", new byte[3]);
        refused(folder, Scratch.zip(cut), "storage 0 has 3 bytes, but 1 elements of F32 are declared");
        var absurd = entries("x/");
        absurd.put("x/data.pkl", pickle(1L << 62));
        refused(folder, Scratch.zip(absurd), "but 4611686018427387904 elements of F32 are declared");
    }

    @Test
    void longerStoragesAreRead(@TempDir Path folder) throws CheckpointException {
        var longer = entries("x/");
        longer.put("x/data/0", new byte[8]);
        assertThat(TorchCheckpoint.read(Scratch.file(folder, Scratch.zip(longer)))
                        .weights()
                        .get("w")
                        .elements())
                .isEqualTo(1);
    }

    @Test
    void aDeflateBombIsRefusedBeforeItIsInflated(@TempDir Path folder) {
        var bomb = entries("x/");
        bomb.put("x/data/0", new byte[(64 << 20) + 1]);
        refused(
                folder,
                Scratch.zip(bomb, ZipEntry.DEFLATED),
                "entry x/data/0 would expand to 67108865 bytes, more than a file of");
    }

    @Test
    void entriesWithWrongSizesAreRefused(@TempDir Path folder) {
        for (int size : new int[] {3, 5, 0}) {
            var zip = Scratch.zip(entries("x/"), ZipEntry.DEFLATED);
            refused(folder, changed(zip, SIZE, size), "not to the " + size + " it declares");
        }
        var absurd = changed(Scratch.zip(entries("x/"), ZipEntry.DEFLATED), SIZE, Integer.MIN_VALUE);
        refused(folder, absurd, "would expand to 2147483648 bytes");
        refused(folder, changed(Scratch.zip(entries("x/")), SIZE, 8), "compressed by an unsupported method, 0");
        refused(folder, changed(Scratch.zip(entries("x/")), COMPRESSED, 1 << 30), "is truncated or corrupt");
        refused(folder, changed(Scratch.zip(entries("x/")), HEADER, 1), "does not begin where the directory says");
        refused(folder, changed(Scratch.zip(entries("x/")), HEADER, 1 << 30), "is truncated or corrupt");
        refused(folder, changed(Scratch.zip(entries("x/")), EXTRA_LENGTH, 0xffff), "its zip directory is truncated");
    }

    @Test
    void unsupportedEntriesAreRefused(@TempDir Path folder) {
        refused(folder, changed(Scratch.zip(entries("x/")), FLAGS, 1), "entry x/data/0 is encrypted");
        refused(folder, changed(Scratch.zip(entries("x/")), METHOD, 14), "compressed by an unsupported method, 14");
        var garbage = entries("x/");
        garbage.put("x/data/0", new byte[] {7, 7, 7, 7}); // a deflate block of the reserved type
        refused(
                folder,
                changed(Scratch.zip(garbage), METHOD, 8),
                "entry x/data/0 cannot be inflated; the file is corrupt");
    }

    @Test
    void sizesOf64BitsAreRead(@TempDir Path folder) throws CheckpointException {
        var path = Scratch.file(folder, wide(1, 4, 4));
        assertThat(TorchCheckpoint.read(path).weights().get("w").toFloats()).containsExactly(5);
        refused(folder, wide(1, -1, -1), "is truncated or corrupt");
        refused(folder, wide(2, 4, 4), "its zip directory lacks a 64-bit size");
    }

    /** Moves the last entry's sizes to an extra field of kind {@code id}, after another extra field. */
    private static byte[] wide(int id, long size, long compressed) {
        var zip = ByteBuffer.wrap(Scratch.zip(entries("x/"))).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.capacity() - 22;
        int last = lastHeader(zip);
        var out = ByteBuffer.allocate(zip.capacity() + 26).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(last + COMPRESSED, -1).putInt(last + SIZE, -1).putShort(last + EXTRA_LENGTH, (short) 26);
        out.put(zip.array(), 0, end).putShort((short) 99).putShort((short) 2).putShort((short) 7);
        out.putShort((short) id).putShort((short) 16).putLong(size).putLong(compressed);
        out.put(zip.array(), end, 22);
        return out.putInt(end + 26 + 12, zip.getInt(end + 12) + 26).array();
    }

    @Test
    void aDirectoryOf64BitsIsRead(@TempDir Path folder) throws CheckpointException {
        var path = Scratch.file(folder, zip64(0x06064b50, 0));
        assertThat(TorchCheckpoint.read(path).weights().get("w").toFloats()).containsExactly(5);
        refused(folder, zip64(0x06064b51, 0), "its zip64 directory is corrupt");
        refused(folder, zip64(0x06064b50, 1L << 40), "is truncated or corrupt");
        refused(folder, zip64(0x06064b50, Long.MIN_VALUE), "is truncated or corrupt");
    }

    /** The directory's offset only in 64 bits, off by {@code off} bytes. */
    private static byte[] zip64(int signature, long off) {
        var zip = ByteBuffer.wrap(Scratch.zip(entries("x/"))).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.capacity() - 22;
        var out = ByteBuffer.allocate(zip.capacity() + 76).order(ByteOrder.LITTLE_ENDIAN);
        out.put(zip.array(), 0, end).putInt(signature).putLong(44).put(new byte[28]);
        out.putLong(zip.getInt(end + 12)).putLong(zip.getInt(end + 16) + off);
        out.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        return out.put(zip.putInt(end + 12, -1).putInt(end + 16, -1).array(), end, 22)
                .array();
    }

    @Test
    void twoEntriesOfOneNameAreRefused(@TempDir Path folder) {
        var entries = entries("x/");
        entries.put("x/data/1", new byte[4]);
        var zip = ByteBuffer.wrap(Scratch.zip(entries)).order(ByteOrder.LITTLE_ENDIAN);
        zip.put(lastHeader(zip) + 46 + "x/data/".length(), (byte) '0');
        refused(folder, zip.array(), "has two entries named x/data/0");
    }

    @Test
    void aDirectoryMustLieInTheFile(@TempDir Path folder) {
        var zip = ByteBuffer.wrap(Scratch.zip(entries("x/"))).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.capacity() - 22;
        refused(
                folder,
                zip.duplicate()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(end + 16, 1)
                        .array(),
                "zip directory is corrupt");
        refused(
                folder,
                zip.duplicate()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(end + 16, 1 << 30)
                        .array(),
                "is truncated");
    }

    @Test
    void aCommentAfterTheDirectoryIsIgnored(@TempDir Path folder) throws CheckpointException {
        var zip = Scratch.zip(entries("x/"));
        var commented = ByteBuffer.allocate(zip.length + 300)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(zip);
        commented.putShort(zip.length - 2, (short) 300);
        var path = Scratch.file(folder, commented.array());
        assertThat(TorchCheckpoint.read(path).weights().names()).containsExactly("w");
        refused(
                folder,
                commented.putShort(zip.length - 2, (short) 299).array(),
                "has 1 bytes after the end of its zip archive: something was appended, or it is two files in one");
    }

    @Test
    void bytesAfterTheArchiveAreNotATruncation(@TempDir Path folder) throws IOException {
        for (byte[] zip : new byte[][] {Scratch.zip(entries("x/")), zip64(0x06064b50, 0)}) {
            for (int more : new int[] {1, 22, 70_000, 3 << 20}) {
                refused(
                        folder,
                        Arrays.copyOf(zip, zip.length + more),
                        "has " + more + " bytes after the end of its zip archive");
            }
        }
        var whole = GoldenFiles.bytes(GoldenFiles.torch("types.pth")); // written by PyTorch
        refused(folder, Arrays.copyOf(whole, whole.length + 5), "has 5 bytes after the end of its zip archive");
        refused(
                folder,
                Arrays.copyOf(whole, whole.length - 1),
                "is truncated: it begins as a zip archive but has no directory at its end");
    }

    private static void refused(Path folder, byte[] content, String message) {
        var path = Scratch.file(folder, content);
        assertThatThrownBy(() -> Checkpoint.read(path))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(path + ": ")
                .hasMessageContaining(message);
    }

    /** One fp32 value, 5, named w; its storage is the last entry. */
    private static Map<String, byte[]> entries(String folder) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(folder + "data.pkl", pickle(1));
        entries.put(folder + "data/0", new byte[] {0, 0, (byte) 0xa0, 0x40});
        return entries;
    }

    private static byte[] pickle(long declared) {
        var one = new long[] {1};
        return new Pickle()
                .op('}')
                .text("w")
                .tensor("0", declared, 0, one, one)
                .op('s')
                .stop();
    }

    /** Changes a field of the last entry in the directory: 16 bits below offset 20, 32 bits above. */
    private static byte[] changed(byte[] zip, int field, int value) {
        var bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = lastHeader(bytes) + field;
        if (field < COMPRESSED || field == EXTRA_LENGTH) {
            bytes.putShort(at, (short) value);
        } else {
            bytes.putInt(at, value);
        }
        return zip;
    }

    private static int lastHeader(ByteBuffer zip) {
        for (int at = zip.capacity() - 22; ; at--) {
            if (zip.getInt(at) == 0x02014b50) {
                return at;
            }
        }
    }
}
