package io.github.qptv2.media.image.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import static java.nio.ByteOrder.BIG_ENDIAN;

/** Follows the chunks of a PNG or APNG to its end (PNG specification, third edition, section 5). */
final class PngWalker {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final int HEADER = 13;

    private final FileView file;
    private final List<Finding> findings = new ArrayList<>();

    private PngWalker(FileView file) {
        this.file = file;
    }

    static List<Finding> check(FileView file) {
        return new PngWalker(file).check();
    }

    private List<Finding> check() {
        if (!file.has(SIGNATURE + 4, "IHDR") || file.u32(SIGNATURE, BIG_ENDIAN) != HEADER) {
            return List.of(Finding.corrupt("the first chunk is not IHDR with " + HEADER + " bytes"));
        }
        try (var data = PngData.of(file, SIGNATURE + 8)) {
            walk(data);
            data.finish().ifPresent(text -> findings.add(Finding.corrupt(text)));
        } catch (CorruptDataException e) {
            findings.add(Finding.corrupt(String.valueOf(e.getMessage())));
        } catch (IndexOutOfBoundsException e) {
            findings.add(Finding.truncated("the file ends before chunk IEND"));
        }
        return List.copyOf(findings);
    }

    private void walk(PngData data) throws CorruptDataException {
        long at = SIGNATURE;
        String type = "";
        while (!type.equals("IEND")) {
            long length = file.u32(at, BIG_ENDIAN);
            type = file.text(at + 4, 4);
            if (!type.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
                throw new CorruptDataException("no chunk begins at byte " + FileView.number(at));
            }
            checkCrc(at, length, type);
            if (type.equals("IDAT")) {
                data.put(file.range(at + 8, length));
            }
            at += FRAME + length;
        }
    }

    private void checkCrc(long at, long length, String type) {
        var crc = new CRC32();
        crc.update(file.range(at + 4, length + 4));
        if (crc.getValue() != file.u32(at + 8 + length, BIG_ENDIAN)) {
            findings.add(Finding.corrupt("the CRC of chunk " + type + " at byte " + FileView.number(at) + " is wrong"));
        }
    }
}
