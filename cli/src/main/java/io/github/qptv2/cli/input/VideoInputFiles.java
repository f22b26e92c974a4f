package io.github.qptv2.cli.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import io.github.qptv2.io.VideoFileNames;

/** Which files are taken for videos. */
final class VideoInputFiles {

    /** Kinds of MP4 that are images. */
    private static final Set<String> STILLS = Set.of("heic", "heix", "heim", "heis", "mif1", "avif");

    private static final int HEAD = 12;

    private VideoInputFiles() {}

    /** By the extension of the name; where that says nothing, by the first bytes. */
    static boolean isClip(Path file) {
        if (VideoFileNames.isVideo(String.valueOf(file.getFileName()))) {
            return true; // one that cannot be decoded, too: it gets a row that says so
        }
        return !ImageInputFiles.isKnown(ImageInputFiles.extension(file))
                && Files.isRegularFile(file)
                && hasHeader(file);
    }

    private static boolean hasHeader(Path file) {
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.startsWith("YUV4MPEG2")
                    || head.startsWith("DKIF")
                    || head.startsWith("\u001aE\u00df\u00a3") // Matroska and WebM
                    || (head.startsWith("RIFF") && head.endsWith("AVI "))
                    || (head.startsWith("ftyp", 4) && !STILLS.contains(head.substring(8)));
        } catch (IOException e) {
            return false;
        }
    }
}
