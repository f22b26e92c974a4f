package io.github.qptv2.cli.rank;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.qptv2.cli.console.GuardedOutput;
import io.github.qptv2.io.AtomicOutputStream;
import io.github.qptv2.rank.EntryUncertainty;
import io.github.qptv2.rank.PageEntry;
import io.github.qptv2.rank.RankedImage;
import io.github.qptv2.rank.RankingPage;
import io.github.qptv2.rank.ThumbnailStore;
import io.github.qptv2.scoring.Distortions;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.Domain;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;

/** Writes a ranking's page. */
record RankReport(Path page, List<String> paths, ModelDescription model) {

    /**
     * Rows of images without a rank.
     *
     * @param corrupt images that have a score although their files are corrupt
     * @param failed images without a score
     */
    record Unranked(List<ResultRow> corrupt, List<ResultRow> failed) {}

    /**
     * Writes the page.
     *
     * @param certain of each ranked image, see {@link OrderSignificance}; may be longer
     */
    void write(
            List<RankedImage<ScoredRow>> ranked,
            List<Optional<Boolean>> certain,
            Unranked unranked,
            ThumbnailStore thumbnails) {
        var entries = IntStream.range(0, ranked.size())
                .mapToObj(i -> entry(ranked.get(i), certain.get(i)))
                .toList();
        var corrupt = unranked.corrupt().stream()
                .map(row -> row.path() + ": " + row.text(RowColumn.WARNING).orElse(""))
                .toList();
        var failures = unranked.failed().stream()
                .map(row -> row.path() + ": " + row.text(RowColumn.ERROR).orElse(""))
                .toList();
        var heading = new RankingPage.Heading(title(), model.name(), about(), corrupt, failures);
        GuardedOutput.guarded(page.toString(), () -> {
            try (var file = AtomicOutputStream.open(page)) {
                var out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
                RankingPage.write(heading, entries, thumbnails, out);
                out.flush();
                file.commit();
            }
            return page;
        });
    }

    private RankedImage<PageEntry> entry(RankedImage<ScoredRow> ranked, Optional<Boolean> certain) {
        ScoredRow scored = ranked.item();
        ResultRow row = scored.row();
        var entry = new PageEntry(
                row.path(),
                link(scored.file()),
                (int) row.whole(RowColumn.WIDTH).orElseThrow(),
                (int) row.whole(RowColumn.HEIGHT).orElseThrow(),
                row.number(RowColumn.RAW).orElseThrow(),
                row.number(RowColumn.SCORE).stream().boxed().findFirst(),
                row.causes().map(Distortions::text).orElse(""),
                scored.thumbnail(),
                scored.heat(),
                certainty(row, certain));
        return new RankedImage<>(
                entry, ranked.rank(), ranked.percentile(), ranked.group(), ranked.groupSize(), ranked.best());
    }

    private EntryUncertainty certainty(ResultRow row, Optional<Boolean> certain) {
        boolean outside = row.text(RowColumn.DOMAIN)
                .filter(Domain.Kind.OUT_OF_DOMAIN.toString()::equals)
                .isPresent();
        return new EntryUncertainty(interval(row), !certain.orElse(true), outside);
    }

    /** Such as {@code 41 to 77}, in percent of the scale. */
    private String interval(ResultRow row) {
        var scale = model.calibration().flatMap(Calibration::mos).map(MosMapping::scale);
        var low = row.number(RowColumn.MOS_LOW);
        var high = row.number(RowColumn.MOS_HIGH);
        if (scale.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return "";
        }
        double one = scale.get().percent(low.getAsDouble()), other = scale.get().percent(high.getAsDouble());
        return String.format(Locale.ROOT, "%.0f to %.0f", Math.min(one, other), Math.max(one, other));
    }

    /** A link relative to the page, so that both can be moved together; absolute on another file system root. */
    private String link(Path file) {
        try {
            Path folder = Objects.requireNonNull(page.toAbsolutePath().getParent()); // the page is a file
            return relative(folder.toRealPath(), file.toRealPath());
        } catch (IOException e) {
            return "";
        }
    }

    private static String relative(Path from, Path file) {
        if (!Objects.equals(from.getRoot(), file.getRoot())) {
            return file.toUri().toString();
        }
        Path relative = from.relativize(file);
        var link = new StringBuilder();
        for (Path name : relative) {
            String escaped = Path.of("/", name.toString()).toUri().getRawPath().substring(1);
            link.append(link.isEmpty() ? "" : "/").append(name.toString().equals("..") ? ".." : escaped);
        }
        return link.toString();
    }

    private String title() {
        if (paths.size() > 1) {
            return paths.size() + " inputs";
        }
        Path name = Path.of(paths.get(0)).toAbsolutePath().normalize().getFileName();
        return paths.get(0).equals("-") || name == null ? "Images" : name.toString();
    }

    private String about() {
        String task =
                switch (model.task()) {
                    case IQA -> "technical quality";
                    case IAA -> "aesthetics";
                    case VQA -> "video quality";
                    case UNKNOWN -> "an unknown attribute";
                };
        String scale = model.calibration().flatMap(Calibration::mos).isPresent()
                ? "Scores are percentages of the MOS scale that the model is calibrated to."
                : "This model has no calibration: raw outputs have no unit, and higher is better.";
        return "The model rates " + task + ". " + scale;
    }
}
