package io.github.qptv2.example;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.QualityMap;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.BatchResult;
import io.github.qptv2.scoring.batch.BatchScorer;
import io.github.qptv2.scoring.batch.ResultRow;

/** What docs/library.md shows, as it is compiled and run. */
final class LibraryExample {

    private LibraryExample() {}

    // one image
    static String describe(Path model, Path photo) throws IOException {
        try (var scorer = Scorer.load(model)) {
            Score score = scorer.score(photo);
            String rating = score.percent().isPresent()
                    ? ", %.0f of 100".formatted(score.percent().getAsDouble())
                    : "";
            return "%s: %.3f%s (%d crops)".formatted(score.model(), score.raw(), rating, score.crops());
        }
    }

    // a folder
    static List<String> rows(Scorer scorer, Path folder, CancellationToken token) throws IOException {
        var rows = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            new BatchScorer(scorer)
                    .score(
                            files.sorted(),
                            result -> rows.add(ResultRow.of(result.item().toString(), result, scorer)
                                    .toJson()),
                            token);
        }
        return rows;
    }

    // the best of a burst
    static Optional<Path> best(Scorer scorer, List<Path> burst) {
        var scored = new ArrayList<BatchResult<Path>>();
        new BatchScorer(scorer).score(burst.stream(), result -> {
            if (result instanceof BatchResult.Failed<Path> failed) {
                System.err.println(failed.item() + ": " + failed.reason());
            } else {
                scored.add(result);
            }
        });
        Comparator<BatchResult<Path>> byRaw =
                Comparator.comparingDouble(result -> result.raw().orElseThrow());
        boolean rises = scorer.description().risesWithQuality();
        return scored.stream().max(rises ? byRaw : byRaw.reversed()).map(BatchResult::item);
    }

    // an upload, still in memory
    static boolean isAcceptable(Scorer scorer, BufferedImage upload, double min) throws ImageException {
        return scorer.score(upload).raw() >= min; // threads may share a scorer
    }

    // local quality
    static String worstPlace(Scorer scorer, Path photo) throws ImageException {
        Image image = ImageReader.standard().read(photo);
        QualityMap map = scorer.map(image);
        int worstColumn = 0, worstRow = 0;
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                if (map.at(column, row) < map.at(worstColumn, worstRow)) {
                    worstColumn = column;
                    worstRow = row;
                }
            }
        }
        return "worst at %d, %d"
                .formatted(worstColumn * map.width() / map.columns(), worstRow * map.height() / map.rows());
    }
}
