package io.github.qptv2.media.image.integrity;

/**
 * The LZW codes of a GIF's frame (version 89a, appendix F).
 *
 * @param first offset of the first sub-block
 * @param literalBits bits of a color index
 */
record GifCodes(FileView file, long first, int literalBits) {

    private static final int MAX_LENGTH = 12;

    /** @throws CorruptDataException unless the codes are valid and expand to this number of pixels */
    void check(long pixels) throws CorruptDataException {
        if (literalBits < 1 || literalBits > 11) {
            throw new CorruptDataException("the bits of an LZW code must be in [1, 11], got " + literalBits);
        }
        int clear = 1 << literalBits, end = clear + 1;
        var table = new LzwLengths(clear, end + 1);
        long expanded = 0, at = first;
        int width = literalBits + 1, bits = 0, count = 0, left = 0;
        while (true) {
            while (count < width) {
                if (left == 0) {
                    left = file.at(at++);
                    if (left == 0) { // the end code may be missing
                        requireAll(pixels, expanded);
                        return;
                    }
                }
                bits |= file.at(at++) << count;
                count += 8;
                left--;
            }
            int code = bits & ((1 << width) - 1);
            bits >>>= width;
            count -= width;
            if (code == end) {
                requireAll(pixels, expanded);
                return;
            }
            if (code == clear) {
                table.clear();
                width = literalBits + 1;
                continue;
            }
            expanded += expand(table, code, at);
            if (table.next() == 1 << width && width < MAX_LENGTH) {
                width++;
            }
        }
    }

    private static int expand(LzwLengths table, int code, long at) throws CorruptDataException {
        try {
            return table.expand(code);
        } catch (CorruptDataException e) {
            throw new CorruptDataException(e.getMessage() + " at byte " + FileView.number(at));
        }
    }

    private static void requireAll(long pixels, long expanded) throws CorruptDataException {
        if (expanded < pixels) {
            throw new CorruptDataException("%s of %s pixels of the first frame are missing"
                    .formatted(FileView.number(pixels - expanded), FileView.number(pixels)));
        }
        if (expanded > pixels) {
            throw new CorruptDataException(
                    "the first frame has %s too many".formatted(FileView.count(expanded - pixels, "pixel")));
        }
    }
}
