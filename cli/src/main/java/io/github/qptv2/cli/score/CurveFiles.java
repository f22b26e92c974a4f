package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.scoring.VideoScore;
import org.jspecify.annotations.Nullable;

/** Output files of {@code --curve}: one file, or one for each video in a folder. */
final class CurveFiles {

    private final Path target;
    private final @Nullable MapFolder folder;

    private CurveFiles(Path target, @Nullable MapFolder folder) {
        this.target = target;
        this.folder = folder;
    }

    /** Whether the path names a PNG file, not a folder. */
    static boolean isFile(Path target) {
        return target.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    static CurveFiles open(Path target) {
        return new CurveFiles(target, isFile(target) ? null : MapFolder.open(target, "curves"));
    }

    /** Must be called for every video, in order, so that file names do not depend on which of them have a score. */
    void write(VideoFile clip, @Nullable VideoScore score) {
        Path file = folder == null ? target : folder.fileFor(clip.file());
        if (score == null) {
            return;
        }
        try {
            VideoCurve.of(clip.name(), score).write(file);
        } catch (IOException e) {
            throw new UserException("cannot write " + e.getMessage()); // the message begins with the file
        }
    }
}
