package io.github.qptv2.checkpoint.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The central directory at the end of a zip file, zip64 included (PKWARE APPNOTE.TXT 6.3.10, section 4.3). */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_LENGTH = 20;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int EXTRA64 = 1;
    private static final int MAX_COMMENT_LENGTH = 0xffff;
    private static final int ENCRYPTED = 1;
    private static final int PIECE = 1 << 20;
    private static final long IN_64_BITS = 0xffffffffL;

    private final MappedFile file;

    ZipDirectory(MappedFile file) {
        this.file = file;
    }

    Map<String, ZipEntry> entries() throws CheckpointException {
        long end = findEnd();
        var directory = locate(end);
        var entries = new LinkedHashMap<String, ZipEntry>();
        while (directory.hasRemaining()) {
            var entry = next(directory);
            if (entries.put(entry.name(), entry) != null) {
                throw file.malformed("has two entries named " + entry.name());
            }
        }
        return entries;
    }

    private long findEnd() throws CheckpointException {
        long tail = Math.min(file.size(), END_LENGTH + MAX_COMMENT_LENGTH);
        var bytes = file.slice(file.size() - tail, tail);
        for (int at = (int) tail - END_LENGTH; at >= 0; at--) {
            boolean here = bytes.getInt(at) == END;
            if (here && (bytes.getShort(at + 20) & 0xffff) == tail - END_LENGTH - at) {
                return file.size() - tail + at;
            }
        }
        long whole = length();
        if (whole > 0) {
            throw file.malformed(
                    "has %d bytes after the end of its zip archive: something was appended, or it is two files"
                                    .formatted(file.size() - whole)
                            + " in one");
        }
        throw file.malformed("is truncated: it begins as a zip archive but has no directory at its end");
    }

    /** Length of the archive that ends before the file does, 0 if none is found. */
    private long length() throws CheckpointException {
        for (long at = Math.max(0, file.size() - END_LENGTH); at >= 0; at -= PIECE) {
            long begin = Math.max(0, at - PIECE + 1);
            var bytes = file.slice(begin, Math.min(file.size(), at + END_LENGTH) - begin);
            for (int i = bytes.remaining() - END_LENGTH; i >= 0; i--) {
                if (bytes.getInt(i) == END && follows(begin + i, bytes, i)) {
                    return begin + i + END_LENGTH + (bytes.getShort(i + 20) & 0xffff);
                }
            }
        }
        return 0;
    }

    // four bytes of a tensor may equal the signature: the directory must end before the record
    private boolean follows(long end, ByteBuffer bytes, int i) {
        long size = Integer.toUnsignedLong(bytes.getInt(i + 12));
        long offset = Integer.toUnsignedLong(bytes.getInt(i + 16));
        boolean before = offset == IN_64_BITS || offset + size <= end;
        return before && end + END_LENGTH + (bytes.getShort(i + 20) & 0xffff) < file.size();
    }

    private ByteBuffer locate(long end) throws CheckpointException {
        var record = file.slice(end, END_LENGTH);
        long size = Integer.toUnsignedLong(record.getInt(12));
        long offset = Integer.toUnsignedLong(record.getInt(16));
        if (end >= LOCATOR64_LENGTH) {
            var locator = file.slice(end - LOCATOR64_LENGTH, LOCATOR64_LENGTH);
            if (locator.getInt(0) == LOCATOR64) {
                var record64 = file.slice(locator.getLong(8), END64_LENGTH);
                if (record64.getInt(0) != END64) {
                    throw file.malformed("its zip64 directory is corrupt");
                }
                size = record64.getLong(40);
                offset = record64.getLong(48);
            }
        }
        return file.slice(offset, size);
    }

    private ZipEntry next(ByteBuffer directory) throws CheckpointException {
        if (directory.remaining() < HEADER_LENGTH || directory.getInt(directory.position()) != HEADER) {
            throw file.malformed("its zip directory is corrupt");
        }
        var header = directory.slice().order(directory.order());
        int nameLength = header.getShort(28) & 0xffff;
        int extraLength = header.getShort(30) & 0xffff;
        int length = HEADER_LENGTH + nameLength + extraLength + (header.getShort(32) & 0xffff);
        if (length > header.remaining()) {
            throw file.malformed("its zip directory is truncated");
        }
        directory.position(directory.position() + length);
        var name = StandardCharsets.UTF_8
                .decode(header.slice(HEADER_LENGTH, nameLength))
                .toString();
        if ((header.getShort(8) & ENCRYPTED) != 0) {
            throw file.malformed("entry " + name + " is encrypted; decrypt the archive first");
        }
        var extra = header.slice(HEADER_LENGTH + nameLength, extraLength).order(header.order());
        return sized(name, header, extra64(extra));
    }

    // the zip64 field holds each of the three only if the header's 32 bits are all ones, in this order
    private ZipEntry sized(String name, ByteBuffer header, ByteBuffer extra) throws CheckpointException {
        long size = wide(header.getInt(24), extra);
        long compressed = wide(header.getInt(20), extra);
        long offset = wide(header.getInt(42), extra);
        return new ZipEntry(name, header.getShort(10), compressed, size, offset);
    }

    private long wide(int narrow, ByteBuffer extra) throws CheckpointException {
        if (narrow != -1) {
            return Integer.toUnsignedLong(narrow);
        }
        if (extra.remaining() < Long.BYTES) {
            throw file.malformed("its zip directory lacks a 64-bit size");
        }
        return extra.getLong();
    }

    private ByteBuffer extra64(ByteBuffer extra) throws CheckpointException {
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            int length = extra.getShort() & 0xffff;
            if (length > extra.remaining()) {
                throw file.malformed("its zip directory is corrupt");
            }
            if (id == EXTRA64) {
                return extra.slice(extra.position(), length).order(extra.order());
            }
            extra.position(extra.position() + length);
        }
        return extra.slice(extra.limit(), 0);
    }
}
