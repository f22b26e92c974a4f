package io.github.qptv2.media.image.integrity;

import java.util.ArrayList;
import java.util.List;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Follows the blocks of a GIF (version 89a) to its trailer and the LZW codes of the first frame to their end. */
final class GifWalker {

    private static final int SCREEN = 13;
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3b;

    private final FileView file;
    private final List<Finding> findings = new ArrayList<>();

    private GifWalker(FileView file) {
        this.file = file;
    }

    static List<Finding> check(FileView file) {
        return new GifWalker(file).check();
    }

    private List<Finding> check() {
        try {
            walk();
        } catch (CorruptDataException e) {
            findings.add(Finding.corrupt(String.valueOf(e.getMessage())));
        } catch (IndexOutOfBoundsException e) {
            findings.add(Finding.truncated("the file ends before its trailer"));
        }
        return List.copyOf(findings);
    }

    private void walk() throws CorruptDataException {
        long at = (long) SCREEN + palette(file.at(10));
        int frames = 0;
        while (file.at(at) != TRAILER) {
            int kind = file.at(at);
            if (kind == EXTENSION) {
                at = skipBlocks(at + 2);
            } else if (kind == IMAGE) {
                long data = at + 10 + palette(file.at(at + 9));
                long end = skipBlocks(data + 1);
                if (frames++ == 0) {
                    long pixels = (long) file.u16(at + 5, LITTLE_ENDIAN) * file.u16(at + 7, LITTLE_ENDIAN);
                    new GifCodes(file, data + 1, file.at(data)).check(pixels);
                }
                at = end;
            } else {
                throw new CorruptDataException("no block begins at byte " + FileView.number(at));
            }
        }
        if (frames == 0) {
            throw new CorruptDataException("it has no frame");
        }
    }

    private static int palette(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags % 8 + 1);
    }

    private long skipBlocks(long first) {
        long at = first;
        while (file.at(at) != 0) {
            at += 1 + file.at(at);
        }
        return at + 1;
    }
}
