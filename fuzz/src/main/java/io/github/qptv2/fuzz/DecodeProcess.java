package io.github.qptv2.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.media.video.VideoReader;

/** Decodes the files named on standard input, one a line, and answers each with a line of an outcome and a reason. */
final class DecodeProcess {

    /** The first line: the libraries are loaded. */
    static final String READY = "ready";

    /** The file was decoded. */
    static final String READ = "read";

    /** The file was decoded and has a warning. */
    static final String WARNED = "warned";

    /** The file was refused by a documented exception. */
    static final String REFUSED = "refused";

    /** The decoder threw another exception. */
    static final String UNDOCUMENTED = "undocumented";

    private DecodeProcess() {}

    /** Runs until the end of the input. */
    public static void main(String[] arguments) throws IOException {
        ImageReader.loadLibraries();
        System.out.println(READY);
        var names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            System.out.println(outcome(Path.of(name)).replaceAll("[\\p{Cntrl}\u2028]", " "));
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // for the log of the parent process
    private static String outcome(Path file) {
        try {
            boolean warned = MediaFiles.isVideo(file)
                    ? isVideoIncomplete(file)
                    : ImageReader.standard().read(file).warning().isPresent();
            return warned ? WARNED : READ;
        } catch (ImageException | VideoException refused) {
            return REFUSED + " " + refused.getMessage();
        } catch (RuntimeException | Error other) {
            other.printStackTrace();
            return UNDOCUMENTED + " " + other;
        }
    }

    /** Decodes the first, the middle and the last frame. */
    private static boolean isVideoIncomplete(Path file) throws VideoException {
        try (Video video = VideoReader.standard().open(file)) {
            long frames = video.info().frames();
            video.frames(new long[] {0, frames / 2, frames - 1}, frame -> frame.image()
                    .width());
            return !video.info().complete();
        }
    }
}
