package io.github.qptv2.media.image.integrity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * Follows a JPEG (ITU-T T.81) from marker to marker to the end of the image, and the Huffman codes of each scan to the
 * last. Arithmetic codes and lossless frames are skipped. Bytes after the end marker, such as a second image, are not
 * read; the end marker itself may be missing.
 */
final class JpegWalker {

    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int NUMBER_OF_LINES = 0xdc;

    private final FileView file;
    private final JpegBits bits;
    private final JpegTables tables;
    private @Nullable JpegFrame frame;
    private int scans;
    /** Offset after the marker that was read last. */
    private int at;

    private boolean fileEnded;

    private JpegWalker(ByteBuffer bytes, JpegTables tables) {
        this.file = FileView.of(bytes);
        this.bits = new JpegBits(file.bytes());
        this.tables = tables;
    }

    static List<Finding> check(ByteBuffer bytes) {
        return new JpegWalker(bytes, new JpegTables()).check();
    }

    /** An image whose tables are in a stream of their own, as in TIFF. */
    static List<Finding> check(ByteBuffer bytes, ByteBuffer tables) {
        var shared = new JpegTables();
        try {
            new JpegWalker(tables, shared).walk();
        } catch (CorruptDataException | IndexOutOfBoundsException e) {
            return List.of(Finding.corrupt("the shared JPEG tables are malformed"));
        }
        return new JpegWalker(bytes, shared).check();
    }

    private List<Finding> check() {
        Optional<String> problem = Optional.empty();
        try {
            walk();
        } catch (CorruptDataException e) {
            problem = Optional.of(message(e));
        } catch (IndexOutOfBoundsException e) {
            fileEnded = true;
        }
        if (problem.isEmpty() && !complete()) {
            problem = Optional.of(missing());
        }
        return problem.map(text -> fileEnded ? Finding.truncated(text) : Finding.corrupt(text))
                .map(List::of)
                .orElse(List.of());
    }

    private static String message(CorruptDataException e) {
        return String.valueOf(e.getMessage());
    }

    private boolean complete() {
        return frame != null && scans > 0 && frame.components().stream().allMatch(JpegComponent::complete);
    }

    private String missing() {
        if (frame == null || scans == 0) {
            return "it has no scan";
        }
        long missing = frame.components().stream()
                .filter(component -> !component.complete())
                .count();
        return "scans are missing: %s of %d lack coefficients after scan %d"
                .formatted(
                        FileView.count(missing, "component"), frame.components().size(), scans);
    }

    private void walk() throws CorruptDataException {
        at = 2;
        while (true) {
            int marker = marker();
            if (marker == END_OF_IMAGE) {
                return;
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= START_OF_IMAGE)) {
                continue;
            }
            int length = file.u16(at, BIG_ENDIAN) - 2;
            if (length < 0) {
                throw new CorruptDataException(
                        "a segment at byte " + FileView.number(at) + " has length " + (length + 2));
            }
            long body = at + 2L;
            file.range(body, length);
            at = (int) (body + length);
            segment(marker, body, length);
        }
    }

    private int marker() throws CorruptDataException {
        int start = at;
        while (file.at(at) != 0xff) {
            at++;
        }
        int stray = at - start;
        while (file.at(at) == 0xff) {
            at++;
        }
        int marker = file.at(at++);
        if (stray > 0 || marker == 0) {
            throw new CorruptDataException("bytes that are no marker at byte " + FileView.number(start));
        }
        return marker;
    }

    private void segment(int marker, long body, int length) throws CorruptDataException {
        switch (marker) {
            case 0xc4 -> tables.readHuffman(file, body, length);
            case 0xdb -> tables.readQuantization(file, body, length);
            case 0xdd -> tables.readInterval(file, body, length);
            case START_OF_SCAN -> scan(body, length);
            case 0xcc, NUMBER_OF_LINES, 0xfe -> {}
            default -> {
                if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8) {
                    frame(marker, body, length);
                } else if (marker < 0xe0 || marker > 0xef) {
                    throw new CorruptDataException(
                            "the undefined marker 0x%02x at byte %s".formatted(marker, FileView.number(body - 4)));
                }
            }
        }
    }

    private void frame(int marker, long body, int length) throws CorruptDataException {
        if (frame != null) {
            throw new CorruptDataException("a second frame header at byte " + FileView.number(body));
        }
        int height = file.u16(body + 1, BIG_ENDIAN);
        frame = JpegFrame.read(file, marker & 15, body, length, height == 0 ? linesAfterScan() : height);
    }

    /** T.81, B.2.5: the height in a segment DNL after the first scan. */
    private int linesAfterScan() throws CorruptDataException {
        for (int i = at; i + 5 < file.size(); i++) {
            if (file.at(i) == 0xff && file.at(i + 1L) == NUMBER_OF_LINES) {
                return file.u16(i + 4L, BIG_ENDIAN);
            }
        }
        throw new CorruptDataException("the number of lines is missing");
    }

    private void scan(long body, int length) throws CorruptDataException {
        JpegFrame current = frame;
        if (current == null) {
            throw new CorruptDataException("a scan comes before the frame header");
        }
        scans++;
        JpegScan scan = JpegScan.read(file, body, length, current);
        for (JpegScan.Part part : scan.parts()) {
            part.component().code(scan.first(), scan.last(), scan.high(), scan.low());
        }
        bits.start(at);
        try {
            if (current.huffman()) {
                var blocks = new JpegBlockKinds(current, scan, bits, tables).blocks();
                new JpegScanWalker(current, scan, bits, blocks, tables.restartInterval()).walk();
            } else {
                skipScan();
            }
        } catch (CorruptDataException e) {
            fileEnded = e.dataEnded() && bits.marker() == JpegBits.END_OF_FILE;
            throw new CorruptDataException(
                    "%s in scan %d at byte %s".formatted(message(e), scans, FileView.number(bits.offset())));
        }
        at = bits.offset() - (bits.marker() == JpegBits.END_OF_FILE ? 0 : 2);
    }

    private void skipScan() {
        do {
            bits.rest();
            boolean restart = bits.marker() >= 0xd0 && bits.marker() <= 0xd7;
            if (!restart) {
                return;
            }
            bits.restart();
        } while (true);
    }
}
