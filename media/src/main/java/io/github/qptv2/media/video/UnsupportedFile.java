package io.github.qptv2.media.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.io.MediaSignatures;

/** Explains by the first bytes, then by the extension, why a file cannot be opened. */
final class UnsupportedFile {

    private static final Set<String> BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip");

    /** Known by their extension only; there is no demuxer, or one that needs settings or is not opened. */
    private static final List<MediaFormat> REFUSED = List.of(
            MediaFormat.YUV,
            MediaFormat.GXF,
            MediaFormat.MOTION_JPEG,
            MediaFormat.CAMERA_RAW_VIDEO,
            MediaFormat.FLASH,
            MediaFormat.WTV,
            MediaFormat.PLAYLIST);

    private UnsupportedFile() {}

    /** The reason, without the file's name. */
    static String of(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(MediaSignatures.HEAD);
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
        if (BOXES.contains(text(head, 4))) {
            // the index of an MP4 is often at its end
            return "is an MP4 or MOV without a readable index (moov): truncated or corrupt; copy or download it again";
        }
        if (isZero(head)) {
            return "begins with zeros only: its content was never written; copy or download it again";
        }
        return MediaSignatures.format(head)
                .or(() -> byExtension(file))
                .map(UnsupportedFile::reason)
                .orElseGet(() -> unknown(head));
    }

    private static Optional<MediaFormat> byExtension(Path file) {
        String extension = MediaFiles.extension(String.valueOf(file.getFileName()));
        return REFUSED.stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst();
    }

    private static String reason(MediaFormat format) {
        if (format == MediaFormat.YUV) {
            return "is raw YUV, which states neither size nor rate; convert it to Y4M or MP4";
        }
        if (format == MediaFormat.PLAYLIST) {
            return "is a playlist, which is not followed; give the videos that it names";
        }
        if (REFUSED.contains(format)) {
            return format.label() + " is not supported; convert it to MP4";
        }
        return switch (format.type()) {
            case IMAGE -> "is a " + format.label() + " image with the name of a video; rename it";
            case VIDEO -> "its " + format.label() + " header is truncated or corrupt; copy or download it again";
            case OTHER -> "is " + format.label() + ", not a video; give a video file";
        };
    }

    private static String unknown(byte[] head) {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (latin.startsWith("\u001f\u008b") || latin.startsWith("PK\3\4")) {
            return "is a compressed archive; unpack it";
        }
        String start = latin.strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "is a web page, not a video; download the video itself";
        }
        return "is not a video that can be read; give MP4, MOV, MKV, WebM, AVI, MPEG, WMV, FLV, Ogg, MXF, IVF or Y4M";
    }

    private static boolean isZero(byte[] head) {
        return Arrays.equals(head, new byte[head.length]);
    }

    /** Whether four bytes are the type of a box with which an MP4 or MOV may begin. */
    static boolean isBox(int type) {
        var name = new byte[] {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type};
        return BOXES.contains(text(name, 0));
    }

    private static String text(byte[] head, int from) {
        return head.length < from + 4 ? "" : new String(head, from, 4, StandardCharsets.ISO_8859_1);
    }
}
