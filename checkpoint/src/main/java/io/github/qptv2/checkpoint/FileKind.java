package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.checkpoint.storage.MappedFile;

/** The format of a file by its first bytes. Other known formats are refused by name. */
enum FileKind {
    SAFETENSORS,
    TORCH_ZIP,
    TORCH_LEGACY;

    /** The first four bytes of a zip file with entries, read as a little-endian number. */
    static final int ZIP = 0x04034b50;

    private static final int PICKLE_PROTOCOL = 0x80;
    private static final int SNIFFED = 512;
    private static final int TAR_MAGIC_AT = 257;
    private static final int MIN_TEXT_LENGTH = 4;
    private static final int MAX_QUOTE_LENGTH = 60;

    private static final Map<String, String> OTHERS = others();

    static FileKind of(MappedFile file) throws CheckpointException {
        if (file.size() == 0) {
            throw file.malformed("not a checkpoint: the file is empty");
        }
        var head = file.slice(0, Math.min(file.size(), SNIFFED));
        // first: a header length may equal another format's signature, which is never a plausible length
        if (head.remaining() > Long.BYTES
                && head.get(Long.BYTES) == '{'
                && Safetensors.isHeaderLength(head.getLong(0))) {
            return SAFETENSORS;
        }
        if (head.remaining() >= 4 && head.getInt(0) == ZIP) {
            return TORCH_ZIP;
        }
        if ((head.get(0) & 0xff) == PICKLE_PROTOCOL) {
            return TORCH_LEGACY;
        }
        refuseOthers(file, head);
        refuseText(file, head);
        throw file.malformed("not a checkpoint: neither a safetensors nor a PyTorch file");
    }

    private static void refuseOthers(MappedFile file, ByteBuffer head) throws CheckpointException {
        var text = StandardCharsets.ISO_8859_1.decode(head.duplicate()).toString();
        for (var other : OTHERS.entrySet()) {
            if (text.startsWith(other.getKey())) {
                throw file.malformed("not a checkpoint: it is " + other.getValue());
            }
        }
        if (text.chars().allMatch(character -> character == 0)) {
            throw file.malformed("not a checkpoint: it begins with " + text.length()
                    + " zero bytes, as a file whose download or copy did not complete");
        }
        if (text.startsWith("ustar", TAR_MAGIC_AT)) {
            throw file.malformed("not a checkpoint: it is a tar archive (PyTorch before 0.1.10 wrote such files);"
                    + " unpack it, or load and save it again with a newer PyTorch");
        }
        // ModelProto.ir_version (field 1, varint), then ModelProto.producer_name (field 2, text)
        if (text.length() > 2 && text.charAt(0) == 8 && text.charAt(1) < 32 && text.charAt(2) == 0x12) {
            throw file.malformed(
                    "not a checkpoint: it is an ONNX model; use the PyTorch weights that it was made from");
        }
    }

    /** Web pages, errors of servers and other text. */
    private static void refuseText(MappedFile file, ByteBuffer head) throws CheckpointException {
        var text = StandardCharsets.UTF_8.decode(head.duplicate()).toString();
        text = (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("<!doctype html") || lower.contains("<html")) {
            throw file.malformed(
                    "not a checkpoint: it is a web page, probably a download that failed; download it again");
        }
        if (text.startsWith("<")) {
            throw file.malformed("not a checkpoint: it is XML, probably a server's error; download it again");
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            throw file.malformed(
                    "not a checkpoint: it is JSON: a server's error, or the index of weights in several files;"
                            + " only one file is read");
        }
        // a code point at the end of the piece may be incomplete
        var whole = text.endsWith("\ufffd") ? text.substring(0, text.length() - 1) : text;
        if (whole.length() >= MIN_TEXT_LENGTH && whole.chars().noneMatch(FileKind::isBinary)) {
            var line = whole.lines().findFirst().orElse("");
            throw file.malformed("not a checkpoint: it is text that begins with \""
                    + line.substring(0, Math.min(line.length(), MAX_QUOTE_LENGTH)) + "\"");
        }
    }

    private static boolean isBinary(int character) {
        return character == 0xfffd || (character < ' ' && character != '\t' && character != '\n' && character != '\r');
    }

    private static Map<String, String> others() {
        var others = new LinkedHashMap<String, String>();
        others.put("version https://git-lfs", "a Git LFS pointer, not the file itself; run git lfs pull");
        others.put("version https://hawser", "a Git LFS pointer, not the file itself; run git lfs pull");
        others.put("GGUF", "a GGUF model; use the PyTorch or safetensors weights that it was made from");
        others.put("\u0089HDF\r\n\u001a\n", "an HDF5 file (Keras); only PyTorch and safetensors weights are read");
        others.put("\u0093NUMPY", "a NumPy array; only PyTorch and safetensors weights are read");
        others.put("\u001f\u008b", "a gzip file; unpack it first");
        others.put("BZh", "a bzip2 file; unpack it first");
        others.put("\u00fd7zXZ", "an xz file; unpack it first");
        others.put("7z\u00bc\u00af", "a 7z archive; unpack it first");
        others.put("PK\u0005\u0006", "an empty zip archive");
        others.put("\u0089PNG", "a PNG image; give the model with --model");
        others.put("\u00ff\u00d8\u00ff", "a JPEG image; give the model with --model");
        others.put("%PDF", "a PDF document");
        others.put("#!", "a script");
        return others;
    }
}
