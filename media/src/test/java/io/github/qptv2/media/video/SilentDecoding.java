package io.github.qptv2.media.video;

import java.nio.file.Path;

/** Decodes all frames of the files given, and ignores those that cannot be read; a process of its own runs it. */
final class SilentDecoding {

    private SilentDecoding() {}

    public static void main(String[] files) {
        int decoded = 0;
        for (String file : files) {
            try (Video video = VideoReader.standard().open(Path.of(file))) {
                for (long frame = 0; frame < video.info().frames(); frame++) {
                    video.frame(frame);
                    decoded++;
                }
            } catch (VideoException e) {
                // most of the files are corrupt
            }
        }
        System.out.println(decoded);
    }
}
