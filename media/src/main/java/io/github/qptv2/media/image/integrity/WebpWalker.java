package io.github.qptv2.media.image.integrity;

import java.util.List;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Follows the RIFF chunks of a WebP (RFC 9649) and checks the headers of its bit streams. */
final class WebpWalker {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int LOSSLESS = 0x2f;

    private final FileView file;
    private int images;

    private WebpWalker(FileView file) {
        this.file = file;
    }

    static List<Finding> check(FileView file) {
        try {
            new WebpWalker(file).walk();
            return List.of();
        } catch (CorruptDataException e) {
            return List.of(Finding.corrupt(String.valueOf(e.getMessage())));
        }
    }

    private void walk() throws CorruptDataException {
        long end = CHUNK_HEADER + file.u32(4, LITTLE_ENDIAN);
        chunks(RIFF_HEADER, Math.min(end, file.size()));
        if (file.size() < end - 1) {
            throw new IndexOutOfBoundsException("the last chunk's padding byte alone may be missing");
        }
        if (images == 0) {
            throw new CorruptDataException("it has no image");
        }
    }

    private void chunks(long first, long end) throws CorruptDataException {
        long at = first;
        while (at + CHUNK_HEADER <= end) {
            long length = file.u32(at + 4, LITTLE_ENDIAN), body = at + CHUNK_HEADER;
            String type = file.text(at, 4);
            if (!type.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new CorruptDataException("no chunk begins at byte " + FileView.number(at));
            }
            if (body + length > end) {
                if (end == file.size()) {
                    throw new IndexOutOfBoundsException(type);
                }
                throw new CorruptDataException("chunk " + type.strip() + " at byte " + FileView.number(at)
                        + " extends past the end of the RIFF");
            }
            switch (type) {
                case "VP8 " -> lossy(body, length);
                case "VP8L" -> lossless(body, length);
                case "ANMF" -> {
                    if (length < FRAME_HEADER) {
                        throw new CorruptDataException("the frame at byte " + FileView.number(at) + " is too short");
                    }
                    chunks(body + FRAME_HEADER, body + length);
                }
                default -> {}
            }
            at = body + length + length % 2;
        }
    }

    private void lossy(long body, long length) throws CorruptDataException {
        images++;
        new Vp8Header(file, body, length).check();
    }

    private void lossless(long body, long length) throws CorruptDataException {
        images++;
        if (length < 5 || file.at(body) != LOSSLESS || file.at(body + 4) >> 5 != 0) {
            throw new CorruptDataException("the VP8L header at byte " + FileView.number(body) + " is malformed");
        }
    }
}
