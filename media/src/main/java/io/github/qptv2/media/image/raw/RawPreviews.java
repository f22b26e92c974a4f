package io.github.qptv2.media.image.raw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.Exif;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.tiff.TiffDirectory;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * Finds the JPEGs in a RAW photograph: in the directories of TIFF (CR2, NEF, ARW, DNG, ORF, RW2), at the offset in
 * RAF's header, in the boxes of CR3.
 */
final class RawPreviews {

    private static final int ORIENTATION = 274;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int SUB_DIRECTORIES = 330;
    private static final int JPEG_OFFSET = 513;
    private static final int JPEG_LENGTH = 514;
    private static final int PANASONIC_JPEG = 46;
    private static final int EXIF = 34665;
    private static final int MAKER_NOTE = 37500;
    private static final int OLYMPUS_CAMERA_SETTINGS = 0x2020;
    private static final int OLYMPUS_PREVIEW_OFFSET = 0x101;
    private static final int OLYMPUS_PREVIEW_LENGTH = 0x102;

    private static final int MAX_DIRECTORIES = 64;
    private static final int RAF_JPEG = 84;

    private final RandomAccessBytes bytes;
    private final List<EmbeddedJpeg> found = new ArrayList<>();
    private final Set<Long> visited = new HashSet<>();

    private RawPreviews(RandomAccessBytes bytes) {
        this.bytes = bytes;
    }

    /** Parts of the file that may be JPEGs, in no order. */
    static List<EmbeddedJpeg> of(RandomAccessBytes bytes) {
        var previews = new RawPreviews(bytes);
        if (bytes.has(0, "FUJIFILMCCD-RAW")) {
            previews.add(bytes.u32(RAF_JPEG, BIG_ENDIAN), bytes.u32(RAF_JPEG + 4, BIG_ENDIAN), 0);
        } else if (bytes.has(4, "ftyp")) {
            previews.found.addAll(new CanonBoxes(bytes).jpegs());
        } else {
            previews.tiff();
        }
        return previews.found;
    }

    private void add(long offset, long length, int orientation) {
        if (offset <= 0 || length <= 4) {
            return;
        }
        bytes.at(offset + length - 1); // a preview after the end of the file means truncation
        if (bytes.at(offset) == 0xff && bytes.at(offset + 1) == 0xd8) {
            found.add(new EmbeddedJpeg(offset, length, orientation));
        }
    }

    private void tiff() {
        var first = new TiffDirectory(bytes);
        int upright = Exif.valid((int) first.value(ORIENTATION, 1));
        Deque<TiffDirectory> left = new ArrayDeque<>(List.of(first));
        while (!left.isEmpty() && visited.size() < MAX_DIRECTORIES) {
            TiffDirectory directory = left.remove();
            collect(directory, Exif.valid((int) directory.value(ORIENTATION, upright)));
            for (long at : directory.values(SUB_DIRECTORIES)) {
                enqueue(directory, at, left);
            }
            for (long at : directory.values(EXIF)) {
                enqueue(directory, at, left);
            }
            enqueue(directory, directory.next(), left);
            try {
                olympus(directory, upright);
            } catch (IndexOutOfBoundsException | CorruptHeaderException invalid) {
                // the maker note is of another maker or another camera
            }
        }
    }

    private void enqueue(TiffDirectory parent, long at, Deque<TiffDirectory> left) {
        if (at > 0 && visited.add(at)) {
            try {
                left.add(parent.at(0, at));
            } catch (IndexOutOfBoundsException invalid) {
                // a directory outside the file has no preview
            }
        }
    }

    private void collect(TiffDirectory directory, int orientation) {
        add(directory.value(JPEG_OFFSET, 0), directory.value(JPEG_LENGTH, 0), orientation);
        long compression = directory.value(COMPRESSION, 0);
        if ((compression == 6 || compression == 7) && directory.values(STRIP_OFFSETS).length == 1) {
            add(directory.value(STRIP_OFFSETS, 0), directory.value(STRIP_LENGTHS, 0), orientation);
        }
        add(directory.start(PANASONIC_JPEG), directory.length(PANASONIC_JPEG), orientation);
    }

    /** Offsets of the maker's note of Olympus and OM System count from its start. */
    private void olympus(TiffDirectory exif, int orientation) {
        long note = exif.start(MAKER_NOTE);
        int head = bytes.has(note, "OLYMPUS\0II") ? 12 : bytes.has(note, "OM SYSTEM\0\0\0II") ? 16 : 0;
        if (note == 0 || head == 0) {
            return;
        }
        TiffDirectory maker = exif.at(note, note + head);
        long settings = maker.length(OLYMPUS_CAMERA_SETTINGS) == 4
                ? note + maker.value(OLYMPUS_CAMERA_SETTINGS, 0)
                : maker.start(OLYMPUS_CAMERA_SETTINGS);
        TiffDirectory camera = exif.at(note, settings);
        add(note + camera.value(OLYMPUS_PREVIEW_OFFSET, 0), camera.value(OLYMPUS_PREVIEW_LENGTH, 0), orientation);
    }
}
