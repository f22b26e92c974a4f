package io.github.qptv2.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.data.PixelBudget;
import io.github.qptv2.evaluate.FilmScoring;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.rank.Album;
import io.github.qptv2.rank.Ranked;
import io.github.qptv2.rank.Ranking;
import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.Scorer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt rank}. */
@Command(
        name = "rank",
        description = "Orders pictures, best first, and marks the best of those that look alike.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every picture has a rank",
            "1:none has, or something else went wrong",
            "2:wrong usage",
            "3:some have none; their rows say why",
            "130, 143:stopped by Ctrl-C or SIGTERM; nothing is written",
            "141:the reader of the output has gone"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  qpt rank holiday/ --report holiday.html", "  qpt rank holiday/ --top 20 --format csv"})
final class RankCommand extends Subcommand {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folder; images, patterns and - as in qpt score.")
    private List<String> paths = List.of();

    @Option(
            names = {"-r", "--recursive"},
            description = "Look into folders below a folder too.")
    private boolean recursive;

    @Mixin
    private JudgeOptions model = new JudgeOptions();

    @Mixin
    private RankOptions ranking = new RankOptions();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws InterruptedException {
        verbosity.settle();
        model.check();
        ranking.check(model.file());
        if (paths.contains("")) {
            throw wrong("DIR must not be empty; . is this folder");
        }
        var sources = model.sources();
        if (sources.size() > 1) {
            throw wrong("a ranking is by one task, got " + sources.size() + " in --task");
        }
        System.setProperty("java.awt.headless", "true");
        var stop = console().stop();
        stop.onSignals();
        try (var scorer = model.load(sources.get(0));
                var album = ranking.report().isPresent() ? Album.open() : null) {
            return stop.getAsBoolean() ? stop.exitCode() : rank(scorer, album);
        } catch (IOException e) {
            throw new UserException("cannot keep thumbnails: " + FileErrors.named(e));
        }
    }

    private int rank(Scorer scorer, @Nullable Album album) throws InterruptedException {
        Tally tally;
        RankSink sink;
        try (var progress = Progress.on(console().err(), "ranking")) {
            var reader = ImageReader.standard();
            boolean mappable = scorer.isMappable();
            var maps = ranking.wantsMaps() && mappable
                    ? new RankSink.Maps(reader, scorer, console().stop())
                    : null;
            sink = new RankSink(progress, album, maps);
            var pictures = new SketchReader(reader, scorer, PixelBudget.ofHeap(model.threads()), sink);
            tally = score(pictures, progress);
        }
        if (console().stop().getAsBoolean()) {
            console().say("stopped after %d pictures; nothing is ranked".formatted(tally.inputs()));
            return console().stop().exitCode();
        }
        if (tally.inputs() == 0) {
            throw new UserException("the list on standard input names no images");
        }
        write(scorer, sink, album);
        if (tally.failed() > 0) {
            console()
                    .say("%d of %d inputs could not be scored; their rows say why"
                            .formatted(tally.failed(), tally.inputs()));
        }
        return tally.exitCode();
    }

    private Tally score(SketchReader pictures, Progress progress) throws InterruptedException {
        int threads = model.threads();
        var inputs = new Inputs(paths, recursive, false, console().in());
        inputs.count(progress::total);
        try (var ahead = new DecodeAhead<>(inputs.iterator(), pictures::read, threads, 8 + 2 * threads)) {
            return new ScoreRun(
                            FilmScoring.of(pictures.scorer()),
                            model.batch(),
                            pictures.sink(),
                            console().stop())
                    .over(ahead);
        }
    }

    private void write(Scorer scorer, RankSink sink, @Nullable Album album) {
        var description = scorer.description();
        boolean rises = description.risesWithQuality();
        var candidates = sink.candidates().stream()
                .map(found -> rises ? found : new Ranking.Candidate<>(found.item(), -found.goodness(), found.hash()))
                .toList();
        List<Ranked<Seen>> ranked = ranking.best(Ranking.of(candidates));
        var rows = new ArrayList<RankedRow>();
        ranked.forEach(one -> rows.add(RankedRow.of(one)));
        sink.failed().forEach(row -> rows.add(RankedRow.failed(row)));
        boolean calibrated =
                description.calibration().flatMap(Calibration::opinion).isPresent();
        ranking.print(RankRows.text(rows, ranking.format(), calibrated), console());
        if (album != null) {
            ranking.report()
                    .ifPresent(page -> new RankReport(page, paths, description).write(ranked, sink.failed(), album));
        }
    }
}
