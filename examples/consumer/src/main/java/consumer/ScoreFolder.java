package consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.BatchScorer;
import io.github.qptv2.scoring.batch.ResultRow;

/** Scores the files of a folder as CSV, cancels an endless batch, and uses a scorer after it was closed. */
public final class ScoreFolder {

    private ScoreFolder() {}

    /**
     * Runs the three steps.
     *
     * @param args a model's file, and a folder with at least one image
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        var scorer = Scorer.load(Path.of(args[0]));
        try (scorer) {
            System.out.println(ResultRow.csvHeader());
            try (var files = Files.list(folder)) {
                new BatchScorer(scorer).score(files.sorted(), result -> System.out.println(
                        ResultRow.of(result.item().getFileName().toString(), result, scorer).toCsv()));
            }
            cancel(scorer, first(folder));
        }
        try {
            scorer.score(first(folder));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    private static Path first(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private static void cancel(Scorer scorer, Path image) {
        var token = new CancellationToken();
        var results = new AtomicInteger();
        try {
            new BatchScorer(scorer).score(Stream.generate(() -> image), result -> {
                results.incrementAndGet();
                token.cancel();
            }, token);
        } catch (CancellationException e) {
            System.out.println("canceled: " + (results.get() > 0));
        }
    }
}
