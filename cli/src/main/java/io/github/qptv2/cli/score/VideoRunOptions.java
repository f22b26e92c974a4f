package io.github.qptv2.cli.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How videos are looked at, and what is written of them besides their rows. */
final class VideoRunOptions {

    private static final Pattern OTHER_IMAGE = Pattern.compile("(?i)\\.(jpe?g|gif|webp|bmp|tiff?|svg|pdf)$");

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Frames of a video to score in each second, with an image model; default: 1.")
    private @Nullable Double rate;

    @Option(
            names = "--clips",
            paramLabel = "N",
            description = "Clips of a video to score, with a model for clips; default: as the model says.")
    private @Nullable Integer clips;

    @Option(
            names = "--per-frame",
            paramLabel = "FILE",
            description = "Write the score of every frame or clip of the videos there (.csv or .json).")
    private @Nullable Path perFrame;

    @Option(
            names = "--curve",
            paramLabel = "FILE.png|DIR",
            description = "Draw a video's score over time; for several videos one file each into a folder.")
    private @Nullable Path curve;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Refuses what makes no sense before anything is read or written. */
    void check(List<String> paths, boolean recursive, ResultOptions results) {
        options();
        checkPerFrame(results);
        if (curve == null) {
            return;
        }
        if (!CurveFiles.isFile(curve)) {
            if (Files.isRegularFile(curve)
                    || OTHER_IMAGE.matcher(curve.toString()).find()) {
                throw wrong("--curve must be FILE.png or a folder, got " + curve);
            }
            OutputPaths.requireFolder(curve);
            MapFolder.requireApart("--curve", curve, paths, recursive);
            return;
        }
        OutputPaths.requireFile("--curve", curve);
        if (paths.size() > 1 || paths.contains("-") || Files.isDirectory(Path.of(paths.get(0)))) {
            throw wrong("--curve FILE.png takes one video; for several name a folder, got " + curve);
        }
    }

    /** What a run that goes on is to be given without: the scores of single frames would be a part of them. */
    String leftOut() {
        return perFrame == null ? "" : " without --per-frame";
    }

    private void checkPerFrame(ResultOptions results) {
        if (perFrame == null) {
            return;
        }
        if (!SegmentFile.isNamedWell(perFrame)) {
            throw wrong("--per-frame must end in .csv or .json, got " + perFrame);
        }
        if (results.resumes()) {
            throw wrong("--per-frame does not go with --resume: it would lack the videos that have a score already");
        }
        OutputPaths.requireFile("--per-frame", perFrame);
        results.requireOther("--per-frame", perFrame);
    }

    /** Whether something is written besides the rows. */
    boolean writesFiles() {
        return perFrame != null || curve != null;
    }

    /** Refuses what the model has no use for. */
    void check(Scorer scorer) {
        boolean forClips = scorer.frames() > 1;
        if (forClips && rate != null) {
            throw wrong("--fps goes with an image model; this one sees clips of " + scorer.frames()
                    + " frames, see --clips");
        }
        if (!forClips && clips != null) {
            throw wrong("--clips goes with a model for clips; this one sees single frames, see --fps");
        }
    }

    VideoOptions options() {
        var options = VideoOptions.DEFAULT;
        try {
            options = rate == null ? options : options.withRate(rate);
        } catch (IllegalArgumentException e) {
            throw wrong("wrong value for --fps: " + e.getMessage());
        }
        try {
            return clips == null ? options : options.withClips(clips);
        } catch (IllegalArgumentException e) {
            throw wrong("wrong value for --clips: " + e.getMessage());
        }
    }

    /** Makes the files and folders that were asked for. */
    VideoOutputs open() {
        var curves = curve == null ? null : CurveFiles.open(curve);
        return new VideoOutputs(perFrame == null ? null : SegmentFile.open(perFrame), curves);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
