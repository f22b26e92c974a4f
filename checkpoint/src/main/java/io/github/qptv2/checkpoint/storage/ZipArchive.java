package io.github.qptv2.checkpoint.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip file whose stored entries are memory-mapped, which {@link java.util.zip.ZipFile} cannot do.
 *
 * <p>Only the central directory is used. Checksums are not verified, since PyTorch may write files without valid ones
 * ({@code torch.serialization.set_crc32_options}) and reads them.
 */
public final class ZipArchive {

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;

    private final MappedFile file;
    private final HeapBudget allowance;
    private final Map<String, ZipEntry> entries;
    private final Map<String, ByteBuffer> inflated = new LinkedHashMap<>();

    public ZipArchive(MappedFile file, HeapBudget allowance) throws CheckpointException {
        this.file = file;
        this.allowance = allowance;
        this.entries = new ZipDirectory(file).entries();
    }

    /** The names of the entries, in the order of the central directory. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** An entry's content: mapped if it is stored, inflated into the heap if it is deflated. */
    public ByteBuffer read(String name) throws CheckpointException {
        var entry = entries.get(name);
        if (entry == null) {
            throw file.malformed("has no entry " + name + "; it is corrupt or incomplete");
        }
        var raw = file.slice(dataOffset(entry), entry.compressed());
        if (entry.method() == STORED && entry.size() == entry.compressed()) {
            return raw;
        }
        if (entry.method() != DEFLATED) {
            throw file.malformed("entry " + name + " is compressed by an unsupported method, " + entry.method());
        }
        var known = inflated.get(name);
        if (known == null) {
            known = inflate(entry, raw);
            inflated.put(name, known);
        }
        return known.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    // the lengths of name and extra field in the local header may differ from the directory's
    private long dataOffset(ZipEntry entry) throws CheckpointException {
        var local = file.slice(entry.header(), LOCAL_LENGTH);
        if (local.getInt(0) != LOCAL_HEADER) {
            throw file.malformed(
                    "entry " + entry.name() + " does not begin where the directory says; the file is corrupt");
        }
        return entry.header() + LOCAL_LENGTH + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
    }

    private ByteBuffer inflate(ZipEntry entry, ByteBuffer raw) throws CheckpointException {
        var out = ByteBuffer.allocate(allowance.take(entry.size(), "entry " + entry.name()));
        var inflater = new Inflater(true);
        try {
            inflater.setInput(raw);
            int count = inflater.inflate(out);
            boolean whole = out.remaining() == 0 && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            if (!whole) {
                throw file.malformed("entry " + entry.name() + " inflates to " + count + " bytes or more, not to the "
                        + entry.size() + " it declares");
            }
            return out.flip();
        } catch (DataFormatException e) {
            throw file.malformed("entry " + entry.name() + " cannot be inflated; the file is corrupt");
        } finally {
            inflater.end();
        }
    }

    public static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
