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

/** Options of videos: sampling, and output files besides the rows. */
final class VideoRunOptions {

    private static final Pattern OTHER_IMAGE = Pattern.compile("(?i)\\.(jpe?g|gif|webp|bmp|tiff?|svg|pdf)$");

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Frames to score per second of video, with an image model; default: 1.")
    private @Nullable Double rate;

    @Option(
            names = "--clips",
            paramLabel = "N",
            description = "Clips to score of a video, with a video model, 1..64; default: that of the model (4).")
    private @Nullable Integer clips;

    @Option(
            names = "--per-frame",
            paramLabel = "FILE",
            description =
                    "Output file of the scores of all frames or clips of videos (.csv or .json); not with --resume.")
    private @Nullable Path perFrame;

    @Option(
            names = "--curve",
            paramLabel = "FILE.png|DIR",
            description = "Plot of a video's score over time; a folder for several videos.")
    private @Nullable Path curve;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /**
     * Validates the options.
     *
     * @throws ParameterException if a value is out of range, or options exclude each other
     */
    void check(List<String> paths, boolean recursive, ResultOptions results) {
        options();
        checkPerFrame(results);
        if (curve == null) {
            return;
        }
        if (!CurveFiles.isFile(curve)) {
            if (Files.isRegularFile(curve)
                    || OTHER_IMAGE.matcher(curve.toString()).find()) {
                throw usageError("--curve must be FILE.png or a folder, got " + curve);
            }
            OutputPaths.requireFolder(curve);
            MapFolder.requireApart("--curve", curve, paths, recursive);
            return;
        }
        OutputPaths.requireFile("--curve", curve);
        if (paths.size() > 1 || paths.contains("-") || Files.isDirectory(Path.of(paths.get(0)))) {
            throw usageError("--curve FILE.png takes one video; name a folder for several, got " + curve);
        }
    }

    /** The options that a resumed run must omit: the file of frame scores would be incomplete. */
    String leftOut() {
        return perFrame == null ? "" : " without --per-frame";
    }

    private void checkPerFrame(ResultOptions results) {
        if (perFrame == null) {
            return;
        }
        if (!SegmentFile.isSupported(perFrame)) {
            throw usageError("--per-frame must end in .csv or .json, got " + perFrame);
        }
        if (results.resumes()) {
            throw usageError(
                    "--per-frame cannot be combined with --resume: it would lack the videos that already have a score");
        }
        OutputPaths.requireFile("--per-frame", perFrame);
        results.requireOther("--per-frame", perFrame);
    }

    /** Whether there are output files besides the rows. */
    boolean writesFiles() {
        return perFrame != null || curve != null;
    }

    /** Refuses options that do not apply to the model. */
    void check(Scorer scorer) {
        boolean forClips = scorer.frames() > 1;
        if (forClips && rate != null) {
            throw usageError(
                    "--fps needs an image model; this one takes clips of " + scorer.frames() + " frames, see --clips");
        }
        if (!forClips && clips != null) {
            throw usageError("--clips needs a video model; this one takes single frames, see --fps");
        }
    }

    VideoOptions options() {
        var options = VideoOptions.DEFAULT;
        try {
            options = rate == null ? options : options.withRate(rate);
        } catch (IllegalArgumentException e) {
            throw usageError("wrong value for --fps: " + e.getMessage());
        }
        try {
            return clips == null ? options : options.withClips(clips);
        } catch (IllegalArgumentException e) {
            throw usageError("wrong value for --clips: " + e.getMessage());
        }
    }

    /** Creates the requested files and folders. */
    VideoOutputs open() {
        var curves = curve == null ? null : CurveFiles.open(curve);
        return new VideoOutputs(perFrame == null ? null : SegmentFile.open(perFrame), curves);
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
