package io.github.qptv2.cli.score;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.ProgressDisplay;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.CorruptOption;
import io.github.qptv2.cli.input.IgnoredFiles;
import io.github.qptv2.cli.input.Inputs;
import io.github.qptv2.cli.input.ReplayableStdin;
import io.github.qptv2.cli.model.ExplainOption;
import io.github.qptv2.cli.model.ModelSelection;
import io.github.qptv2.cli.model.ModelSet;
import io.github.qptv2.cli.output.ResultWriter;
import io.github.qptv2.cli.output.ResumedModel;
import io.github.qptv2.cli.output.Summary;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.BatchOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt score}. */
@Command(
        name = "score",
        description = "Scores images and videos: files, folders, patterns, or a list on the standard input.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every image and video has a score",
            "1:no input has a score, or an error occurred",
            "2:wrong usage",
            "3:some inputs have no score, or are corrupt images; see their rows",
            "130, 143:stopped by Ctrl-C or SIGTERM; the rows so far are written",
            "141:the reader of the standard output closed it"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt score holiday/",
            "  qpt score --task iqa,iaa holiday/",
            "  qpt score --explain holiday/",
            "  qpt score --model iqa.pth --recursive --format csv --out scores.csv --resume archive/",
            "  qpt score --model iqa.pth --fps 2 --curve curve.png clip.mp4",
            "  find . -name '*.jpg' | qpt score --model iqa.pth --format jsonl -"
        })
public final class ScoreCommand extends Subcommand {

    private static final String NO_INPUT = "there is no image or video among the inputs";

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Image, video, folder, pattern such as \"photos/**.jpg\", or - for a list on the standard input.")
    private List<String> paths = List.of();

    @Option(
            names = {"-r", "--recursive"},
            description = "Include the subfolders of folders.")
    private boolean recursive;

    @Option(
            names = "--ignore-unknown",
            description = "Skip named files that are neither images nor videos, as in folders, instead of failing.")
    private boolean ignoreUnknown;

    @Mixin
    private ModelSelection model = new ModelSelection();

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Mixin
    private ExplainOption explain = new ExplainOption();

    @Option(names = "--map", paramLabel = "DIR", description = "Output folder of heat maps, one PNG for each image.")
    private @Nullable Path mapFolder;

    @Mixin
    private CorruptOption corrupt = new CorruptOption();

    @Mixin
    private VideoRunOptions clips = new VideoRunOptions();

    @Option(
            names = "--max-megapixels",
            paramLabel = "N",
            description = "Refuse larger images and frames before decoding; default: 250 for images, 67 for frames.")
    private @Nullable Double maxMegapixels;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws InterruptedException {
        verbosity.apply();
        model.check();
        if (maxMegapixels != null && !(maxMegapixels > 0)) {
            throw usageError("--max-megapixels must be above 0, got " + maxMegapixels);
        }
        results.check(model.file());
        requirePaths();
        clips.check(paths, recursive, results);
        if (model.tasks() > 1 && (mapFolder != null || clips.writesFiles())) {
            throw usageError("--map, --per-frame and --curve need a single task, got " + model.tasks() + " in --task");
        }
        if (mapFolder != null) {
            MapFolder.requireApart("--map", mapFolder, paths, recursive);
        }
        var maps = mapFolder == null ? null : MapFolder.open(mapFolder, "maps");
        var stop = console().stop();
        stop.onSignals();
        try (var scorers = ModelSet.load(model)) {
            for (var scorer : scorers.all()) {
                clips.check(scorer);
                requireMapping(scorer);
            }
            explain.check(scorers.all());
            return stop.getAsBoolean() ? stop.exitCode() : summary(score(scorers, maps));
        }
    }

    private void requirePaths() {
        if (paths.contains("")) {
            throw usageError("PATH must not be empty; use . for the current folder");
        }
    }

    private void requireMapping(Scorer scorer) {
        if (mapFolder != null && !scorer.isMappable()) {
            throw usageError(
                    scorer.frames() > 1
                            ? "--map needs an image model; this is a video model"
                            : "--map needs a HiViT; this model is a regression on frozen networks");
        }
    }

    /** Scores with one model after the other; the rows are grouped by task. */
    private Summary score(ModelSet scorers, @Nullable MapFolder folder) throws InterruptedException {
        var resumed = scorers.all().stream()
                .map(scorer -> ResumedModel.of(scorer, clips.options())
                        .withCauses(explain.isWanted() && scorer.isExplainable()))
                .toList();
        var list = new ReplayableStdin(
                console().in(), paths.contains("-") && scorers.all().size() > 1);
        var summary = new Summary();
        var ignored = new IgnoredFiles();
        try (var rows = results.open(console(), scorers, resumed);
                var sideOutputs = clips.open()) {
            for (int i = 0; i < resumed.size(); i++) {
                var scorer = scorers.all().get(i);
                var inputs = new Inputs(paths, new Inputs.Selection(recursive, true, ignoreUnknown), list.stream());
                var earlier = resumed.get(i).done();
                var maps = folder == null
                        ? null
                        : new MapWriter(folder, imageReader(), scorer, console(), explain.isWanted());
                summary.add(score(scorer, new Work(inputs, earlier, rows, new RowSink.SideOutputs(maps, sideOutputs))));
                ignored = inputs.ignored(); // the same for each model
            }
            rows.finish();
            sideOutputs.finish();
            if (sideOutputs.hasNoVideos() && !console().stop().getAsBoolean()) {
                console().message("--per-frame and --curve need videos, but no input is a video");
            }
        }
        ignored.unknownFiles().ifPresent(console()::message);
        return summary;
    }

    /** The inputs and outputs of one model. */
    private record Work(Inputs inputs, Set<String> done, ResultWriter rows, RowSink.SideOutputs sideOutputs) {}

    private Summary score(Scorer scorer, Work work) throws InterruptedException {
        try (var progress = ProgressDisplay.on(console().err(), "scoring", "inputs")) {
            work.inputs().count(progress::total);
            var reporter = new RowSink.Reporter(console(), results.toFile());
            var sink = new RowSink(work.rows(), progress, work.sideOutputs(), reporter);
            var options = new BatchOptions(model.threads(), imageReader(), videoReader(), clips.options());
            return new ScoreRun(scorer, options, sink, console().stop())
                    .explaining(explain.isWanted())
                    .run(work.inputs(), work.done());
        }
    }

    private ImageReader imageReader() {
        var reader = corrupt.reader();
        return maxMegapixels == null ? reader : reader.withMaxMegapixels(maxMegapixels);
    }

    private VideoReader videoReader() {
        var reader = VideoReader.standard();
        return maxMegapixels == null
                ? reader
                : reader.withMaxMegapixels(Math.min(maxMegapixels, VideoReader.MAX_MEGAPIXELS));
    }

    private int summary(Summary summary) {
        var console = console();
        if (summary.skipped() > 0) {
            console.message("%d of %d inputs already had a score".formatted(summary.skipped(), summary.inputs()));
        }
        if (summary.failed() > 0) {
            console.message("%d of %d inputs could not be scored; see their rows"
                    .formatted(summary.failed(), summary.inputs()));
        }
        if (summary.corrupt() > 0) {
            console.message("%d of %d inputs are corrupt but have a score; see their rows"
                    .formatted(summary.corrupt(), summary.inputs()));
        }
        if (console.stop().getAsBoolean()) {
            console.message("stopped after %d inputs; %s".formatted(summary.scored(), results.advice(clips.leftOut())));
            return console.stop().exitCode();
        }
        if (summary.inputs() == 0) {
            throw new UserException(ignoreUnknown ? NO_INPUT : "the list on the standard input is empty");
        }
        return corrupt.fails(summary.corrupt()) && summary.failed() == 0 ? 3 : summary.exitCode();
    }
}
