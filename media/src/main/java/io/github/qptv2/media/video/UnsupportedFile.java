package io.github.qptv2.media.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Explains by the first bytes why a file cannot be opened. */
final class UnsupportedFile {

    private static final int HEAD = 12;

    private static final Set<String> BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip");

    private UnsupportedFile() {}

    /** The reason, without the file's name. */
    static String of(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
        if (BOXES.contains(text(head, 4))) {
            // the index of an MP4 is often at its end
            return "is an MP4 or MOV without a readable index (moov): truncated or corrupt; copy or download it again";
        }
        if (isMatroska(head) || text(head, 0).equals("RIFF") || text(head, 0).equals("DKIF")) {
            return "its header is truncated or corrupt; copy or download it again";
        }
        return "is not a video that can be read; give MP4, MOV, MKV, WebM, AVI, IVF or Y4M";
    }

    /** Whether four bytes are the type of a box with which an MP4 or MOV may begin. */
    static boolean isBox(int type) {
        var name = new byte[] {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type};
        return BOXES.contains(text(name, 0));
    }

    private static boolean isMatroska(byte[] head) {
        return head.length >= 4
                && head[0] == 0x1a
                && head[1] == 0x45
                && (head[2] & 255) == 0xdf
                && (head[3] & 255) == 0xa3;
    }

    private static String text(byte[] head, int from) {
        return head.length < from + 4 ? "" : new String(head, from, 4, StandardCharsets.ISO_8859_1);
    }
}
