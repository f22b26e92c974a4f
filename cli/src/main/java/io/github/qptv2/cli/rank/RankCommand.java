package io.github.qptv2.cli.rank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.cli.console.ProgressDisplay;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.CorruptOption;
import io.github.qptv2.cli.input.Inputs;
import io.github.qptv2.cli.model.ExplainOption;
import io.github.qptv2.cli.model.ModelSelection;
import io.github.qptv2.cli.output.Summary;
import io.github.qptv2.cli.score.ScoreRun;
import io.github.qptv2.rank.ImageRanking;
import io.github.qptv2.rank.RankedImage;
import io.github.qptv2.rank.ThumbnailStore;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.bundle.Calibration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt rank}. */
@Command(
        name = "rank",
        description = "Ranks images by score, best first, and marks the best of each group of near duplicates.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every image has a rank",
            "1:no image has a rank, or an error occurred",
            "2:wrong usage",
            "3:some images have no rank, since they have no score or are corrupt; see their rows",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written",
            "141:the reader of the standard output closed it"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  qpt rank holiday/ --report holiday.html", "  qpt rank holiday/ --top 20 --format csv"})
public final class RankCommand extends Subcommand {

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "Folder, image, pattern, or - for a list on the standard input, as in qpt score.")
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
    private RankOptions ranking = new RankOptions();

    @Mixin
    private ExplainOption explain = new ExplainOption();

    @Mixin
    private CorruptOption corrupt = new CorruptOption();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws InterruptedException {
        verbosity.apply();
        model.check();
        ranking.check(model.file());
        if (paths.contains("")) {
            throw usageError("DIR must not be empty; use . for the current folder");
        }
        var sources = model.sources();
        if (sources.size() > 1) {
            throw usageError("a ranking needs a single task, got " + sources.size() + " in --task");
        }
        System.setProperty("java.awt.headless", "true");
        var stop = console().stop();
        stop.onSignals();
        try (var scorer = model.load(sources.get(0));
                var thumbnails = ranking.report().isPresent() ? ThumbnailStore.open() : null) {
            explain.check(List.of(scorer));
            return stop.getAsBoolean() ? stop.exitCode() : rank(scorer, thumbnails);
        } catch (IOException e) {
            throw new UserException("cannot store thumbnails: " + FileErrors.named(e));
        }
    }

    private int rank(Scorer scorer, @Nullable ThumbnailStore thumbnails) throws InterruptedException {
        Summary summary;
        RankSink sink;
        try (var progress = ProgressDisplay.on(console().err(), "ranking")) {
            var reader = corrupt.reader();
            boolean mappable = scorer.isMappable();
            var maps = ranking.wantsMaps() && mappable
                    ? new RankSink.Maps(reader, scorer, console().stop())
                    : null;
            sink = new RankSink(progress, thumbnails, maps);
            summary = score(scorer, sink, progress);
        }
        if (console().stop().getAsBoolean()) {
            console().message("stopped after %d images; no ranking was made".formatted(summary.inputs()));
            return console().stop().exitCode();
        }
        if (summary.inputs() == 0) {
            throw new UserException(
                    ignoreUnknown ? "there is no image among the inputs" : "the list on the standard input is empty");
        }
        write(scorer, sink, thumbnails);
        if (summary.failed() > 0) {
            console()
                    .message("%d of %d inputs could not be scored; see their rows"
                            .formatted(summary.failed(), summary.inputs()));
        }
        if (summary.corrupt() > 0) {
            console()
                    .message("%d of %d inputs are corrupt and listed after the ranking; see their rows"
                            .formatted(summary.corrupt(), summary.inputs()));
        }
        return corrupt.fails(summary.corrupt()) && summary.failed() == 0 ? 3 : summary.exitCode();
    }

    private Summary score(Scorer scorer, RankSink sink, ProgressBars progress) {
        var inputs = new Inputs(
                paths,
                new Inputs.Selection(recursive, false, ignoreUnknown),
                console().in());
        inputs.count(progress::total);
        var options = BatchOptions.DEFAULT.withThreads(model.threads()).withImageReader(corrupt.reader());
        var summary = new ScoreRun(scorer, options, sink, console().stop())
                .explaining(explain.isWanted() || ranking.report().isPresent())
                .overImages(inputs, "is a video; qpt rank orders images, see qpt score");
        progress.printAbove(() -> {
            inputs.ignored().videos().ifPresent(console()::message);
            inputs.ignored().unknownFiles().ifPresent(console()::message);
        });
        return summary;
    }

    private void write(Scorer scorer, RankSink sink, @Nullable ThumbnailStore thumbnails) {
        var description = scorer.description();
        boolean rises = description.risesWithQuality();
        var candidates = sink.candidates().stream()
                .map(found ->
                        rises ? found : new ImageRanking.Candidate<>(found.item(), -found.goodness(), found.hash()))
                .toList();
        List<RankedImage<ScoredRow>> all = ImageRanking.of(candidates);
        var certain =
                OrderSignificance.of(all.stream().map(one -> one.item().row()).toList());
        List<RankedImage<ScoredRow>> ranked = ranking.best(all);
        var rows = new ArrayList<RankedRow>();
        List<ResultRow> corruptRows = sink.corrupt(rises);
        for (int i = 0; i < ranked.size(); i++) {
            rows.add(RankedRow.of(ranked.get(i), certain.get(i)));
        }
        corruptRows.forEach(row -> rows.add(RankedRow.unranked(row)));
        sink.failed().forEach(row -> rows.add(RankedRow.unranked(row)));
        boolean calibrated = description.calibration().flatMap(Calibration::mos).isPresent();
        ranking.print(RankRows.text(rows, ranking.format(), calibrated), console());
        if (thumbnails != null) {
            ranking.report().ifPresent(page -> new RankReport(page, paths, description)
                    .write(ranked, certain, new RankReport.Unranked(corruptRows, sink.failed()), thumbnails));
        }
    }
}
